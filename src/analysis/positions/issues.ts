/**
 * What a move is about, from its words: an issue that diplomacy always has (a small lexicon, `data/issues.json`), or else
 * a keyphrase. Keyphrases are the content words between function words, as in RAKE (S. Rose et al., "Automatic Keyword
 * Extraction from Individual Documents", in Text Mining, 2010); which of them stands for a move is decided by how many moves share
 * its stems and how rare these are (TF-IDF; K. Spärck Jones, Journal of Documentation 28, 1972), longer phrases first
 * where as many have them (K. Frantzi et al., C-value, 2000). So "the crown jewel" of one move and "their crown
 * jewels" of another are one issue.
 */
import { readFileSync } from 'node:fs';
import { stemsOf, type Word, wordsOf } from '../../archive/search/stems.js';
import type { Issue, Move } from './types.js';

interface LexiconIssue {
  readonly name: string;
  readonly within: string | null;
  readonly terms: readonly (readonly string[])[];
  readonly with: readonly (readonly string[])[];
}

const LEXICON = readLexicon();
const COMMON = readCommon();

/** Of a hostile sentence no more is read. */
const LONGEST_PASSAGE = 2_000;
const LONGEST_PHRASE = 3;

/** The issue of each move, in the order given. @param rarity how rare a stem is in all articles, from 0 on */
export function issuesOf(
  moves: readonly Move[],
  rarity: (stem: string) => number = () => 1,
): readonly (Issue | null)[] {
  const phrases = moves.map((move) => phrasesOf(move));
  const shares = countMoves(moves, phrases);
  return moves.map((move, index) => {
    const name = lexiconIssue(move);
    if (name !== null) return { name, basis: 'lexicon' };
    const best = bestOf(phrases[index] ?? [], shares, rarity);
    return best === null ? null : { name: nameOf(shares.get(best)), basis: 'words' };
  });
}

/** The wider issue that one is a part of ("sanctions" of "sanctions relief"); of others itself. */
export function widerIssue(name: string): string {
  return LEXICON.find((issue) => issue.name === name)?.within ?? name;
}

/** What follows the words of asking or offering says what is asked or offered; only where that is silent, the rest. */
function lexiconIssue({ report }: Move): string | null {
  const passage = report.passage.slice(0, LONGEST_PASSAGE);
  const behind = issueIn(clauseOf(passage.slice(report.trigger.start)));
  // to meet is what is offered, whatever else the sentence speaks of
  if (behind === null && report.intends === 'CONSULT') return 'talks';
  return behind ?? issueIn(passage);
}

/** Up to the next semicolon, colon or end of a sentence. */
function clauseOf(text: string): string {
  return text.split(/[;:\n]|\.\s/, 1)[0] ?? '';
}

function issueIn(text: string): string | null {
  const stems = [...wordsOf(text)].map(({ stem }) => stem);
  const met = LEXICON.flatMap((issue) => {
    const at = Math.min(...issue.terms.map((term) => placeOf(stems, term)));
    const holds = issue.with.length === 0 || issue.with.some((term) => placeOf(stems, term) < stems.length);
    return at < stems.length && holds ? [{ issue, at }] : [];
  });
  const [first] = met.sort(
    (a, b) => Math.sign(b.issue.with.length) - Math.sign(a.issue.with.length) || a.at - b.at,
  );
  return first?.issue.name ?? null;
}

/** Where the stems stand side by side; beyond the end where they do not. */
function placeOf(stems: readonly string[], term: readonly string[]): number {
  for (let at = 0; at + term.length <= stems.length; at += 1) {
    if (term.every((stem, step) => stems[at + step] === stem)) return at;
  }
  return Number.POSITIVE_INFINITY;
}

interface Phrase {
  /** Its stems. */
  readonly key: string;
  readonly stems: readonly string[];
  readonly words: string;
}

/** All runs of one to three content words in what follows the trigger, names of parties left out. */
function phrasesOf(move: Move): readonly Phrase[] {
  const { trigger, names, passage } = move.report;
  const from = trigger.end;
  const clause = clauseOf(passage.slice(from, from + LONGEST_PASSAGE));
  const found: Phrase[] = [];
  for (const run of runsOf(clause, (start, end) =>
    names.some((it) => it.start < from + end && it.end > from + start),
  )) {
    for (let first = 0; first < run.length; first += 1) {
      for (let last = first; last < Math.min(run.length, first + LONGEST_PHRASE); last += 1) {
        const words = run.slice(first, last + 1);
        const text = clause.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0);
        if (!isNominal(text)) continue;
        const stems = words.map(({ stem }) => stem);
        found.push({ key: stems.join(' '), stems, words: text });
      }
    }
  }
  return found;
}

/** Content words with nothing but a space or hyphen between them. */
function runsOf(text: string, isName: (start: number, end: number) => boolean): readonly (readonly Word[])[] {
  const runs: Word[][] = [];
  let end = -1;
  for (const word of wordsOf(text)) {
    if (COMMON.has(word.stem) || /\d/.test(word.stem) || word.stem.length < 3 || isName(word.start, word.end))
      continue;
    const near = end >= 0 && /^[ -]$/.test(text.slice(end, word.start));
    if (near) runs.at(-1)?.push(word);
    else runs.push([word]);
    end = word.end;
  }
  return runs;
}

/** Without a tagger: participles and adverbs at its ends make no noun phrase. */
function isNominal(phrase: string): boolean {
  const words = phrase.split(/[ -]/);
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  return !/(?:ly|ed)$/i.test(first) && !/(?:ly|ed|ing|able|ous|ful|al|ic)$/i.test(last);
}

/** How many moves speak of it, and how they write it. */
interface Share {
  moves: number;
  readonly forms: Map<string, number>;
}

function countMoves(
  moves: readonly Move[],
  phrases: readonly (readonly Phrase[])[],
): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  for (const [index, found] of phrases.entries()) {
    if (moves[index] === undefined) continue;
    for (const key of new Set(found.map((phrase) => phrase.key))) {
      const share = shares.get(key) ?? { moves: 0, forms: new Map() };
      share.moves += 1;
      const words = (found.find((phrase) => phrase.key === key)?.words ?? key).toLowerCase();
      share.forms.set(words, (share.forms.get(words) ?? 0) + 1);
      shares.set(key, share);
    }
  }
  return shares;
}

function bestOf(
  phrases: readonly Phrase[],
  shares: ReadonlyMap<string, Share>,
  rarity: (stem: string) => number,
): string | null {
  let best: { key: string; score: number } | null = null;
  for (const { key, stems } of phrases) {
    const rare = stems.reduce((sum, stem) => sum + rarity(stem), 0) / stems.length;
    const score = Math.log2(1 + stems.length) * rare * Math.log2(1 + (shares.get(key)?.moves ?? 0));
    if (best === null || score > best.score) best = { key, score };
  }
  return best?.key ?? null;
}

/** The form that most have; of several the shortest, then the first in the alphabet. */
function nameOf(share: Share | undefined): string {
  const forms = [...(share?.forms ?? [])].sort(
    ([a, many], [b, more]) => more - many || a.length - b.length || (a < b ? -1 : 1),
  );
  return forms[0]?.[0] ?? '';
}

function readLexicon(): readonly LexiconIssue[] {
  const { issues } = JSON.parse(readFileSync(new URL('./data/issues.json', import.meta.url), 'utf8')) as {
    readonly issues: readonly {
      readonly name: string;
      readonly within?: string;
      readonly terms: readonly string[];
      readonly with?: readonly string[];
    }[];
  };
  const stems = (terms: readonly string[] = []): readonly (readonly string[])[] =>
    terms.flatMap((term) => {
      const words = [...wordsOf(term)].map(({ stem }) => stem);
      return words.length === 2 ? [words, words.toReversed()] : words.length === 0 ? [] : [words];
    });
  return issues.map(({ name, within = null, ...issue }) => ({
    name,
    within,
    terms: stems(issue.terms),
    with: stems(issue.with),
  }));
}

function readCommon(): ReadonlySet<string> {
  const { words } = JSON.parse(
    readFileSync(new URL('./data/common-words.json', import.meta.url), 'utf8'),
  ) as { readonly words: readonly string[] };
  return new Set(words.flatMap((word) => [...stemsOf(word).keys()]));
}
