/**
 * PLOVER sectors of nouns for people and bodies ("minister" GOV, "rebels" REB) and the titles that stand before names.
 * Codes are the codebook's 2.0 table 5.2: journalists are JRN, health is MED, former officials ELI.
 */
import { readTable } from './tables.js';

export interface Sectors {
  sectorOf(noun: string): string | null;
  isTitle(words: string): boolean;
}

const FORMER = /^(?:former|ex|ousted|exiled|deposed|retired|one-time|erstwhile)[ -]+/;
const OF = / (?:of|for|to|at) /;

/** Singulars that a plural noun may stand for, likeliest first. */
const singulars = (noun: string): readonly string[] => {
  if (noun.endsWith('men')) return [`${noun.slice(0, -3)}man`];
  if (noun.endsWith('ies')) return [`${noun.slice(0, -3)}y`, noun.slice(0, -1)];
  if (noun.endsWith('es')) return [noun.slice(0, -1), noun.slice(0, -2)];
  return noun.endsWith('s') && !noun.endsWith('ss') ? [noun.slice(0, -1)] : [];
};

export const createSectors = (): Sectors => {
  const sectors = new Map<string, string>();
  for (const [noun = '', sector = ''] of readTable('agents.tsv')) sectors.set(noun, sector);
  const titles = new Set<string>();
  const heads = new Set<string>();
  const qualifiers = new Set<string>();
  for (const [title = '', use = '', sector = ''] of readTable('titles.tsv')) {
    if (use === 'qualifier') qualifiers.add(title);
    else titles.add(title);
    if (use === 'head') heads.add(title);
    if (sector !== '') sectors.set(title, sector);
  }

  const listed = (noun: string): string | undefined => {
    const direct = sectors.get(noun);
    if (direct !== undefined) return direct;
    for (const singular of singulars(noun)) {
      const sector = sectors.get(singular);
      if (sector !== undefined) return sector;
    }
    return undefined;
  };

  /** The longest end of the phrase that is listed: "south korean foreign minister" by "foreign minister". */
  const byEnding = (phrase: string): string | null => {
    for (let rest = phrase; ; ) {
      const sector = listed(rest);
      if (sector !== undefined) return sector;
      const gap = rest.search(/[ -]/);
      if (gap < 0) return null;
      rest = rest.slice(gap + 1);
    }
  };

  const sectorOf = (noun: string): string | null => {
    const phrase = noun.toLowerCase().trim();
    // Longer than any title: noise, not a noun phrase.
    if (phrase === '' || phrase.length > 120) return null;
    const direct = listed(phrase);
    if (direct !== undefined) return direct;
    if (FORMER.test(phrase)) {
      const sector = sectorOf(phrase.replace(FORMER, ''));
      return sector === 'GOV' || sector === 'LEG' ? 'ELI' : sector;
    }
    const of = phrase.search(OF);
    if (of < 0) return byEnding(phrase);
    const head = phrase.slice(0, of);
    const body = phrase.slice(of).replace(OF, '').replace(/^the /, '');
    // "head of the armed forces" belongs where the forces do, "minister of health" to the government.
    const ofBody =
      /(?:^| )(?:head|chief|leader|member|chairman|commander|director|official|spokesman|spokeswoman)$/.test(
        head,
      );
    return (ofBody ? byEnding(body) : null) ?? byEnding(head);
  };

  const isTitle = (words: string): boolean => {
    const phrase = words.toLowerCase().replace(/’/g, "'").trim();
    if (phrase.length > 120) return false;
    if (titles.has(phrase) || titles.has(phrase.replace(/\.$/, ''))) return true;
    const pieces = phrase.split(/[ -]+/);
    const of = pieces.findIndex((piece) => piece === 'of' || piece === 'for');
    const headAt = of > 0 ? of - 1 : pieces.length - 1;
    if (!heads.has(pieces[headAt] ?? '')) return false;
    return pieces.every((piece, at) => at === headAt || at === of || qualifiers.has(piece));
  };

  return { sectorOf, isTitle };
};
