/**
 * Plain text → document. The text stays as it came, for all offsets are into it. Its first and last lines are looked
 * at for a headline, a byline, a date and the outlet's signature; where they do not plainly say, we say null.
 */
import type { SourceDocument } from '../record/index.js';
import { isBylineLine, isNameLine, readByline } from './byline.js';
import { findDay, readStatedDate } from './dates.js';
import { finishDocument } from './finish.js';
import { readSignature } from './signature.js';
import type { Given } from './types.js';

/** Rejects with a `DocumentError` (empty text, no date, language). `input` is what its errors call the text. */
export async function documentFromText(
  text: string,
  given: Given = {},
  input = 'text',
): Promise<SourceDocument> {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const head = readHead(body);
  const title = readTitle(head);
  const below = title === null ? head : head.slice(1).filter((line) => fold(line.text) !== fold(title));
  const published = readHeadDate(below);
  return finishDocument(
    body,
    {
      title,
      outlet: readSignature(body),
      author: readByline(below.slice(0, 5).map((line) => line.text)),
      url: null,
      language: null,
      published,
      publishedBasis: published === null ? null : 'inferred',
    },
    given,
    input,
  );
}

interface HeadLine {
  readonly text: string;
  /** True where a blank line, or the end, follows. */
  readonly apart: boolean;
}

/** The first non-blank lines. A megabyte on one line is cut: no headline is that long. */
function readHead(text: string): HeadLine[] {
  const lines = text.slice(0, 8_000).split(/\r\n|\r|\n/);
  const head: HeadLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const next = lines[index + 1];
    head.push({ text: line.trim(), apart: next === undefined || next.trim() === '' });
    if (head.length === 8) break;
  }
  return head;
}

/**
 * "Talks in Geneva end without a deal" before a blank line, a byline, a date, itself once more or a long paragraph.
 * Refused: a sentence with its full stop, a dateline ("GENEVA (Reuters) -"), a byline, the only line there is.
 */
function readTitle(head: readonly HeadLine[]): string | null {
  const [first, second] = head;
  if (first === undefined || second === undefined) return null;
  const text = first.text.replace(/^#{1,3}\s+/, '');
  const words = text.split(/\s+/).length;
  if (text.length > 180 || words < 2 || words > 28) return null;
  if (fold(text) === fold(second.text)) return text;
  if (/[.;:,…]["'”’]?$/.test(text) && !/\b(?:[A-Z]\.){2,}$/.test(text)) {
    // "Ministers Meet Again in Oslo." is a headline in capitals, whatever its full stop.
    return first.apart && isTitleCase(text) ? text.replace(/\.$/, '') : null;
  }
  if (/\((?:Reuters|AP|AFP|CNN|UPI|dpa|[A-Z]{2,8})\)\s?[-–—]/.test(text) || isBylineLine(text)) return null;
  if (
    FURNITURE.test(text) ||
    /^[\p{Lu}\s.]{2,20}$/u.test(text) ||
    isNameLine(text) ||
    /\p{Ll}{3}\.\s\p{Lu}/u.test(text)
  )
    return null;
  if (isDateLine(text)) return null;
  const paragraph = second.text.length > 160 && second.text.length > text.length * 1.5;
  return first.apart || paragraph || isBylineLine(second.text) || isDateLine(second.text) ? text : null;
}

/** What pages leave above a copied article: boxes, players, captions with their credit, notes in brackets. */
const FURNITURE =
  /^(?:story highlights|highlights|key points|listen|close|next|share|watch|video|photos?|image|gallery|advertisement|breaking news$)\b|^\(.*\)$|\([^()]*(?:photo|image|\/)[^()]*\)$/iu;

/** At least five words, and nearly all long ones capitalised. */
function isTitleCase(text: string): boolean {
  const long = text.split(/\s+/).filter((word) => /\p{L}{4}/u.test(word));
  const capitalised = long.filter((word) => /^\P{L}{0,3}\p{Lu}/u.test(word));
  return long.length >= 4 && capitalised.length >= long.length * 0.85;
}

/** A line that is a date and little else, the end of a byline, or a dateline with its year. */
function readHeadDate(lines: readonly HeadLine[]): string | null {
  let updated: string | null = null;
  for (const { text } of lines.slice(0, 5)) {
    const byline = isBylineLine(text);
    if (!byline && !isDateLine(text)) continue;
    const date = readStatedDate(text.slice(0, 120));
    if (date === null) continue;
    if (!/^\W{0,3}(?:last\s)?(?:updated|modified)/i.test(text)) return date;
    updated ??= date;
  }
  return updated ?? readDateline(lines);
}

/** "SEOUL, April 3, 2019 (Reuters) - …": capitals, then a date with its year, before the dash. */
function readDateline(lines: readonly HeadLine[]): string | null {
  for (const { text } of lines.slice(0, 5)) {
    const match =
      /^[\p{Lu} .,'’/-]{3,60}?[,(]\s?(.{6,40}?)\s?(?:\([^()]{2,30}\)|\/[^/]{2,20}\/|[-–—]{1,2}\s)/u.exec(
        text.slice(0, 160),
      );
    const day = match?.[1] === undefined ? null : findDay(match[1]);
    if (day !== null) return day.date;
  }
  return null;
}

function isDateLine(text: string): boolean {
  if (text.length > 100) return false;
  const day = findDay(text);
  if (day === null) return false;
  const rest = (text.slice(0, day.index) + text.slice(day.index + day.length)).replace(DATE_WORDS, '');
  return (rest.match(/\p{L}/gu) ?? []).length <= 4;
}

const DATE_WORDS =
  /\b(?:first|last|originally|published|posted|updated|modified|date|created|on|at|of|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|day|[ap]\.?m|gmt|utc|[ecmp][sd]?t|ist|bst|cest?|local|time)(?:day)?\b/gi;

function fold(line: string): string {
  return line
    .replace(/^#{1,3}\s+/, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase();
}
