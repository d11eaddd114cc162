/** English names of countries and of PLOVER's international actors by code, made at build from the data that the server names them by. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const NAME = 'virtual:parties';
const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

export function partyNames(): Plugin {
  return {
    name: 'party-names',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) =>
      id === `\0${NAME}`
        ? `export const countries = ${JSON.stringify(countries())};\nexport const international = ${JSON.stringify(international())};`
        : null,
  };
}

function international(): Record<string, string> {
  const { internationalActors } = JSON.parse(read('../../src/ontology/data/plover.json'));
  return Object.fromEntries(
    internationalActors.map(({ code, name }: { code: string; name: string }) => [code, name]),
  );
}

function countries(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of read('../../src/lexicon/data/states.tsv').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, code = '', , , name = ''] = line.split('\t');
    // Former states stand below the one whose code they share.
    found[code] ??= name;
  }
  return found;
}
