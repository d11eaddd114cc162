/** What PLOVER's words mean, told to an assistant. */
import { CATEGORIES, CONTEXTS, SECTORS, STATUSES } from '../ontology/index.js';

const categories = CATEGORIES.map(({ name, quad, definition, modes }) => {
  const ways = modes.length === 0 ? '' : ` Modes: ${modes.map((mode) => mode.name).join(', ')}.`;
  return `- ${name} (${quad}): ${definition}${ways}`;
}).join('\n');

const statuses = STATUSES.map(({ name, definition }) => `- ${name}: ${definition}`).join('\n');

/** Categories with their modes, then the statuses. */
export const PLOVER = `Events are coded by PLOVER 2.0 (Political Language Ontology for Verifiable Event Records).
Category, the kind of act (argument "event"); its mode says how it was done:
${categories}
Status, whether it happened:
- actual: It is reported as having happened.
${statuses}
A planned meeting is AGREE and a threatened strike THREATEN; then "intends" names the act itself (CONSULT, ASSAULT). Both sides of a meeting without a host are actors, and it has no recipient. Scale runs from -10 (conflict) to +10 (cooperation).`;

export const CONTEXT_NAMES = CONTEXTS.map(({ name }) => name).join(', ');
export const SECTOR_NAMES = SECTORS.map(({ code, name }) => `${code} ${name}`).join(', ');
