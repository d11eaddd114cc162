/** Every view, by the address that it answers. */
import type { View } from '../view.js';
import { articleView } from './article.js';
import { articlesView } from './articles.js';
import { searchView } from './search.js';

export const VIEWS: readonly View[] = [articlesView, articleView, searchView];
