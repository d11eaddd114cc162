/**
 * Whose reporting an article says that it is: the name in its byline, in brackets after its dateline, in a credit line
 * at its end, or the outlet that its lead says it retells.
 */
import type { Span } from '../../record/index.js';
import type { Article } from './article.js';
import { capitalised } from './capitalised.js';
import { retoldIn } from './lead.js';
import { isAgency, type KnownNames, nameKey } from './names.js';
import { openingOf } from './opening.js';

export type How = 'byline' | 'dateline' | 'credit line' | 'retells';

export interface Credit {
  readonly how: How;
  /** The outlet or agency, by its full name where that is known. */
  readonly name: string;
  readonly agency: boolean;
  /** The words that say so. */
  readonly evidence: string;
  /** Where they stand in the text; null for a byline. */
  readonly span: Span | null;
}

/** In the order: byline, dateline, credit line, lead. The article's own outlet is none of them. */
export function creditsOf(article: Article, known: KnownNames): readonly Credit[] {
  const found = [
    ...inByline(article, known),
    ...inDateline(article, known),
    ...inCreditLine(article, known),
    ...inLead(article, known),
  ];
  const own = article.outlet === null ? null : nameKey(article.outlet);
  return found.filter(({ name }) => nameKey(name) !== own);
}

/** Names that an article itself shows to be an agency's: these are known in other articles too. */
export function agenciesNamedIn({ author, text }: Pick<Article, 'author' | 'text'>): readonly string[] {
  const { credit } = openingOf(text);
  const byline = author === null ? [] : partsOf(author).filter(isAgency);
  return credit === null ? byline : [...byline, credit.name];
}

/** "Baek Ji-won, Han River Daily", "Courier reporter and Eastgate": its parts. */
function partsOf(author: string): readonly string[] {
  const parts = author.slice(0, 200).split(/\s*(?:,|;|\/|\||\band\b|&|\bfor\b|\bof\b(?! the)|\bwith\b)\s*/i);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function inByline({ author }: Article, known: KnownNames): readonly Credit[] {
  if (author === null) return [];
  const parts = partsOf(author);
  const name =
    [author, ...parts].map((part) => known.findLoosely(part)).find((found) => found !== null) ??
    parts.find(isAgency);
  if (name === undefined || name === null) return [];
  return [{ how: 'byline', name, agency: isAgency(name), evidence: author, span: null }];
}

function inDateline({ text, outlet }: Article, known: KnownNames): readonly Credit[] {
  const { credit } = openingOf(text);
  if (credit === null) return [];
  const name = known.findLoosely(credit.name) ?? credit.name;
  if (outlet !== null && isShortFor(credit.name, outlet)) return [];
  const evidence = text.slice(credit.span.start, credit.span.end);
  return [{ how: 'dateline', name, agency: true, evidence, span: credit.span }];
}

/** A paper may put its own short name in its dateline. */
function isShortFor(short: string, outlet: string): boolean {
  return ` ${nameKey(outlet)} `.includes(` ${nameKey(short)} `);
}

const MAX_LINE = 120;
const CREDITING =
  /\b(?:report|article|story|piece|text|source|originally|first|published|courtesy|partner|copyright|written|produced|provided|syndicated)\b|©/i;

function inCreditLine({ text }: Article, known: KnownNames): readonly Credit[] {
  const trimmed = text.trimEnd();
  const start = trimmed.lastIndexOf('\n') + 1;
  const line = trimmed.slice(start);
  if (start === 0 || line.length > MAX_LINE) return [];
  const span = { start, end: trimmed.length };
  const bracketed = /^[([—–-]+\s*([^()[\]]{2,80}?)\s*[)\]]?$/u.exec(line)?.[1];
  const alone =
    bracketed === undefined
      ? null
      : (known.findLoosely(bracketed) ?? (isAgency(bracketed) ? bracketed : null));
  const name = alone ?? (CREDITING.test(line) ? nameIn(line, known) : null);
  if (name === null) return [];
  return [{ how: 'credit line', name, agency: isAgency(name), evidence: line, span }];
}

function nameIn(line: string, known: KnownNames): string | null {
  for (const { words } of capitalised(line)) {
    const name = known.find(words);
    if (name !== null) return name;
  }
  return null;
}

function inLead(article: Article, known: KnownNames): readonly Credit[] {
  const retold = retoldIn(article, known);
  if (retold === null) return [];
  const { name, span } = retold;
  const evidence = article.text.slice(span.start, span.end);
  return [{ how: 'retells', name, agency: isAgency(name), evidence, span }];
}
