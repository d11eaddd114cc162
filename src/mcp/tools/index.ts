/** The tools, in the order in which an assistant reads of them. */
import { actorsTool } from './actors.js';
import { articleTool } from './article.js';
import { eventsTool } from './events.js';
import { searchTool } from './search.js';
import { statementsTool } from './statements.js';
import type { Tool } from './tool.js';

export const TOOLS: readonly Tool[] = [searchTool, eventsTool, statementsTool, articleTool, actorsTool];
