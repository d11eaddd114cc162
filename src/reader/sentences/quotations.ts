/**
 * Words between quotation marks, outermost pair only, within a paragraph: “…”, "…", ``…'', «…», „…“ and, where they are
 * not apostrophes, ‘…’. A quotation that no mark closes runs to the end of its paragraph; where the next paragraph
 * opens with a mark, that one continues it. Refused: apostrophes ("don’t", "the ’90s"), inch marks after numbers.
 */
import type { Span } from '../../record/index.js';
import type { Quotation } from '../draft.js';

/** Single marks are apostrophes more often than not; a quotation between them is short. */
const LONGEST_SINGLE = 600;

const PAIRS: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“', '‘': '’' };

/** @returns quotations in order of their start; none overlaps another. */
export function findQuotations(text: string, paragraphs: readonly Span[]): readonly Quotation[] {
  const found: Quotation[] = [];
  let carried: Quotation | null = null;
  for (const paragraph of paragraphs) {
    let last: Quotation | null = null;
    let from = paragraph.start;
    while (from < paragraph.end) {
      const open = nextOpening(text, from, paragraph);
      if (!open) break;
      const closeAt = findClosing(text, open, paragraph);
      const closed = closeAt !== null;
      const innerEnd = closeAt ?? paragraph.end;
      const end = closeAt === null ? paragraph.end : closeAt + open.closing.length;
      const continues: number | null =
        carried !== null && open.start === paragraph.start ? carried.index : null;
      // A stray mark deep in a paragraph must not swallow the rest of it as if it were quoted.
      if (!closed && open.start !== paragraph.start && open.opening === "'") {
        from = open.start + 1;
        continue;
      }
      last = {
        index: found.length,
        start: open.start,
        end,
        innerStart: open.start + open.opening.length,
        innerEnd,
        closed,
        continues,
      };
      if (last.innerEnd > last.innerStart) found.push(last);
      from = Math.max(end, open.start + 1);
    }
    carried = last !== null && !last.closed ? last : null;
  }
  return found;
}

interface Opening {
  readonly start: number;
  readonly opening: string;
  readonly closing: string;
}

function nextOpening(text: string, from: number, paragraph: Span): Opening | null {
  for (let i = from; i < paragraph.end; i++) {
    const mark = text[i] ?? '';
    const before = i === paragraph.start ? ' ' : (text[i - 1] ?? ' ');
    const after = text[i + 1] ?? ' ';
    if (mark === '`' && after === '`') return { start: i, opening: '``', closing: "''" };
    // Some newsrooms type double marks as two apostrophes, on both sides.
    if (mark === "'" && after === "'" && /[\s([—–-]/.test(before) && /\S/.test(text[i + 2] ?? ' '))
      return { start: i, opening: "''", closing: "''" };
    if (mark === '“' || mark === '«' || mark === '„')
      return { start: i, opening: mark, closing: PAIRS[mark] ?? mark };
    if (mark === '"' && /[\s([—–-]/.test(before) && !/\s/.test(after))
      return { start: i, opening: mark, closing: mark };
    if ((mark === '‘' || mark === "'") && /[\s([—–]/.test(before) && /[\p{Lu}\p{Ll}[]/u.test(after)) {
      const opening = { start: i, opening: mark, closing: mark === '‘' ? '’' : "'" };
      if (findClosing(text, opening, paragraph) !== null) return opening;
    }
  }
  return null;
}

/** @returns offset of the closing mark, or null. */
function findClosing(text: string, open: Opening, paragraph: Span): number | null {
  const single = open.closing === '’' || open.closing === "'";
  const limit = single ? Math.min(paragraph.end, open.start + LONGEST_SINGLE) : paragraph.end;
  for (let i = open.start + open.opening.length; i < limit; i++) {
    const mark = text[i] ?? '';
    const after = i + 1 >= paragraph.end ? ' ' : (text[i + 1] ?? ' ');
    const before = text[i - 1] ?? ' ';
    if (open.opening === '“' && mark === '“') return null;
    if (open.closing === "''" && mark === "'" && after === "'") return i;
    if (mark !== open.closing || open.closing === "''") continue;
    if (single) {
      // an apostrophe inside a word or after a plural possessor ("ministers’ talks") closes nothing
      if (/[\p{L}\p{N}]/u.test(after)) continue;
      if (before === 's' && /\s/.test(after)) {
        const next = text.slice(i + 1, limit).search(/[,.!?][’']/);
        if (next >= 0) continue;
      }
      return i;
    }
    if (open.opening === '"' && /\s/.test(before) && !/\s/.test(after)) return null;
    return i;
  }
  return null;
}
