/** PLOVER's words for the page, made at build from the ontology's data: the page has no second list of them. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const NAME = 'virtual:plover';
const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

export function ploverWords(): Plugin {
  return {
    name: 'plover-words',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(words())};` : null),
  };
}

function words() {
  const plover = read('../../src/ontology/data/plover.json');
  const { acts } = read('../../src/analysis/briefs/data/acts.json');
  return {
    categories: plover.categories.map((it: { name: string }) => ({ ...without(it), ...acts[it.name] })),
    statuses: plover.statuses,
  };
}

/** What the page has no use for stays behind. */
function without(category: object) {
  const {
    ambiguities: _ambiguities,
    recipientRequired: _required,
    ...rest
  } = category as Record<string, unknown>;
  return rest;
}
