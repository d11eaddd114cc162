/**
 * Cells of tables. A cell that a spreadsheet would run as a formula gets an apostrophe before it, as OWASP advises
 * (https://owasp.org/www-community/attacks/CSV_Injection): text that begins with = + - @, a tab or a line end, however
 * many apostrophes stand before that. So taking one apostrophe off such a cell is the way back, without exception.
 */

const RISKY = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** The text as no spreadsheet takes it for a formula. */
export function guarded(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

/** What a cell of tab-separated values holds; null is empty. */
export type TabCell = string | number | null;

/** One cell of them: on one line, without tabs or control characters. */
function tabCell(value: TabCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A negative number begins like a formula, and is none.
  if (/^-?\d+(\.\d+)?$/.test(value)) return value;
  return guarded(onOneLine(value).trim());
}

/** The text with a space for whatever controls or reorders lines. */
export function onOneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what controls or reorders lines is what goes
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g, ' ');
}

/** A row of them, with its line end. */
export function tabRow(values: readonly TabCell[]): string {
  return `${values.map(tabCell).join('\t')}\n`;
}
