/** The tools, in the order in which an assistant reads of them. */
import { actorsTool } from './actors.js';
import { agendaTool } from './agenda.js';
import { articleTool } from './article.js';
import { bargainingTool } from './bargaining.js';
import { briefTool } from './brief.js';
import { chainTool } from './chain.js';
import { disputesTool } from './disputes.js';
import { eventsTool } from './events.js';
import { incidentsTool } from './incidents.js';
import { positionsTool } from './positions.js';
import { relationTool } from './relation.js';
import { searchTool } from './search.js';
import { statementsTool } from './statements.js';
import type { Tool } from './tool.js';

export const TOOLS: readonly Tool[] = [
  searchTool,
  eventsTool,
  statementsTool,
  articleTool,
  actorsTool,
  incidentsTool,
  relationTool,
  positionsTool,
  bargainingTool,
  disputesTool,
  agendaTool,
  chainTool,
  briefTool,
];
