/**
 * Cuts an article's text at every boundary of every mark, so that each piece lies wholly inside or outside of each line's words:
 * overlapping spans need no nested elements.
 *
 *     The minister said Kim had left.
 *         [source ] [cue][content   ]
 *                        [mention]
 *
 * gives "The ", "minister", " ", "said", " ", "Kim", " had left", "." with the marks of each.
 */

export interface Mark {
  /** The line that the words belong to: "statement:s1", "event:e3". */
  readonly line: string;
  readonly role: string;
  readonly start: number;
  readonly end: number;
}

export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
}

/** Marks outside the text or without length are left out. White space between paragraphs is in no paragraph. */
export function paragraphsOf(text: string, marks: readonly Mark[]): readonly Paragraph[] {
  const sorted = marks
    .filter((it) => it.start < it.end && it.start < text.length)
    .toSorted((a, b) => a.start - b.start);
  const paragraphs: Paragraph[] = [];
  let at = 0;
  /** Marks that began before the paragraph's end and do not end before its start. */
  let near: Mark[] = [];
  for (const { start, end } of bounds(text)) {
    near = near.filter((it) => it.end > start);
    for (let mark = sorted[at]; mark !== undefined && mark.start < end; mark = sorted[++at])
      if (mark.end > start) near.push(mark);
    paragraphs.push({ start, end, pieces: cut(text, start, end, near) });
  }
  return paragraphs;
}

/** The same paragraphs but for those that a further mark touches. */
export function withMark(
  text: string,
  paragraphs: readonly Paragraph[],
  marks: readonly Mark[],
  mark: Mark | null,
): readonly Paragraph[] {
  if (mark === null) return paragraphs;
  return paragraphs.map((it) => {
    if (mark.start >= it.end || mark.end <= it.start) return it;
    const near = marks.filter(({ start, end }) => start < it.end && end > it.start);
    return { ...it, pieces: cut(text, it.start, it.end, [...near, mark]) };
  });
}

function bounds(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const between = text.includes('\n\n') ? /\n[^\S\n]*\n\s*/g : /\n\s*/g;
  let start = 0;
  for (const gap of text.matchAll(between)) {
    if (gap.index > start) found.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}

function cut(text: string, start: number, end: number, marks: readonly Mark[]): readonly Piece[] {
  const cuts = new Set([start, end]);
  for (const mark of marks) {
    if (mark.start > start && mark.start < end) cuts.add(mark.start);
    if (mark.end > start && mark.end < end) cuts.add(mark.end);
  }
  const at = [...cuts].toSorted((a, b) => a - b);
  const byStart = marks.toSorted((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let next = 0;
  let open: Mark[] = [];
  for (let index = 0; index + 1 < at.length; index += 1) {
    const from = at[index] ?? start;
    const to = at[index + 1] ?? end;
    for (let mark = byStart[next]; mark !== undefined && mark.start <= from; mark = byStart[++next])
      open.push(mark);
    open = open.filter((it) => it.end > from);
    pieces.push({ start: from, text: text.slice(from, to), marks: [...open] });
  }
  return pieces;
}
