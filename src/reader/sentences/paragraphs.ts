/**
 * Where paragraphs begin and end. A blank line always parts them; a single line break does so unless the text is
 * hard-wrapped (most of its lines are about equally long and stop in mid-sentence).
 */
import type { Span } from '../../record/index.js';

interface Line extends Span {
  readonly blank: boolean;
}

/** @returns spans without surrounding white space, in order; none is empty. */
export function findParagraphs(text: string): readonly Span[] {
  const lines = splitLines(text);
  const wrapped = isHardWrapped(text, lines);
  const paragraphs: Span[] = [];
  let open: Span | null = null;
  for (const line of lines) {
    if (line.blank) {
      if (open) paragraphs.push(open);
      open = null;
    } else if (open && wrapped) {
      open = { start: open.start, end: line.end };
    } else {
      if (open) paragraphs.push(open);
      open = { start: line.start, end: line.end };
    }
  }
  if (open) paragraphs.push(open);
  return paragraphs;
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    let first = start;
    let last = end;
    while (first < last && /\s/.test(text[first] ?? '')) first++;
    while (last > first && /\s/.test(text[last - 1] ?? '')) last--;
    lines.push({ start: first, end: last, blank: first === last });
    start = end + 1;
  }
  return lines;
}

/** Wrapped text breaks its lines between 40 and 100 characters, and seldom after a full stop. */
function isHardWrapped(text: string, lines: readonly Line[]): boolean {
  let breaks = 0;
  let midSentence = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i];
    const next = lines[i + 1];
    if (!line || !next || line.blank || next.blank) continue;
    const length = line.end - line.start;
    if (length > 110) return false;
    breaks++;
    if (length >= 40 && !/[.!?:"”’)]/.test(text[line.end - 1] ?? '')) midSentence++;
  }
  return breaks >= 3 && midSentence / breaks > 0.6;
}
