/**
 * Article text is not ours, and a terminal obeys what it is sent: an escape sequence can repaint the screen or rename
 * the window, and a bidirectional override can make words read backwards. Here such characters become visible marks.
 */

/** C0 (but tab and line feed), DEL, C1, line separators, and the characters that reorder text (UAX #9, UTR #36). */
const HARMFUL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this file is about
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]|\p{Cs}/gu;

/** Same words, every control or reordering character shown as "␛" or "�" in its place. CR and separators are spaces. */
export function harmless(text: string): string {
  return text.replace(HARMFUL, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x0d || code === 0x0c || code === 0x0b || code === 0x2028 || code === 0x2029) return ' ';
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\ufffd';
  });
}

/** Harmless, on one line, white space made single: for names, headings and passages set anew. */
export function oneLine(text: string): string {
  return harmless(text).replace(/\s+/g, ' ').trim();
}

/** JSON as it is, with what a terminal or an HTML page would obey written as \u escapes: the same value to a parser. */
export function harmlessJson(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
