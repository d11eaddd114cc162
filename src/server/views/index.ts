/** Every view, by the address that it answers. */
import type { View } from '../view.js';
import { actorView } from './actor.js';
import { actorsView } from './actors.js';
import { articleView } from './article.js';
import { articlesView } from './articles.js';
import { auditView } from './audit.js';
import { incidentView } from './incident.js';
import { mapView } from './map.js';
import { networkView } from './network.js';
import { relationView } from './relations.js';
import { reviewView } from './review.js';
import { searchView } from './search.js';
import { timelineView } from './timeline.js';
import { todayView } from './today.js';

export const VIEWS: readonly View[] = [
  todayView,
  timelineView,
  relationView,
  networkView,
  incidentView,
  articlesView,
  articleView,
  actorsView,
  actorView,
  mapView,
  searchView,
  reviewView,
  auditView,
];
