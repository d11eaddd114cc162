/** Strings out of metadata, as people would read them: entities decoded (often twice encoded), tags gone. */

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  sbquo: '‚',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  bull: '•',
  middot: '·',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  frac12: '½',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  atilde: 'ã',
  auml: 'ä',
  aring: 'å',
  aelig: 'æ',
  ccedil: 'ç',
  egrave: 'è',
  eacute: 'é',
  ecirc: 'ê',
  euml: 'ë',
  iacute: 'í',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  oacute: 'ó',
  ocirc: 'ô',
  otilde: 'õ',
  ouml: 'ö',
  oslash: 'ø',
  szlig: 'ß',
  uacute: 'ú',
  ucirc: 'û',
  uuml: 'ü',
};

/** One line, at most 500 characters; null where nothing is left. */
export function plainLine(value: string): string | null {
  return bareLine(decodeEntities(value.slice(0, 5_000)).replace(/<\/?[a-z][^<>]{0,500}>/gi, ''));
}

/** A title in markup as its reader sees it: tags gone, entities decoded once, so that "&amp;lt;" is "&lt;". */
export function markedUpLine(value: string): string | null {
  const text = value.slice(0, 5_000).replace(/<\/?[a-z][^<>]{0,500}>/gi, '');
  return bareLine(decodeEntities(text));
}

/** A title that is no markup: "a < b" and "&amp;" stand for themselves. */
export function bareLine(value: string): string | null {
  const line = value
    .slice(0, 5_000)
    .replace(INVISIBLE, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  return line === '' || line.length > 500 ? null : line;
}

/** Running text with a blank line between paragraphs; null where nothing is left. */
export function plainProse(value: string): string | null {
  let text = value;
  // "&amp;lt;p&amp;gt;": an article body that went through two templates.
  for (let round = 0; round < 2 && /&(?:[a-z]{2,8}|#x?[\da-f]{1,6});/i.test(text); round += 1)
    text = decodeEntities(text);
  if (/<\/?(?:p|br|div|a|strong|em|b|i|h\d|li|ul)\b/i.test(text)) {
    text = text
      .replace(
        /\s{0,50}<\/?(?:p|div|h\d|li|ul|ol|blockquote|figure|table|tr)\b[^<>]{0,2000}>\s{0,50}/gi,
        '\n\n',
      )
      .replace(/<br\b[^<>]{0,100}>/gi, '\n')
      .replace(/<\/?[a-z][^<>]{0,2000}>/gi, '');
  }
  text = text.replace(/\r\n?/g, '\n');
  // Where no blank line parts paragraphs, a line break does.
  const prose = tidyParagraphs(text.split(/\n[^\S\n]*\n/.test(text) ? /\n[^\S\n]*\n/ : /\n/));
  return prose === '' ? null : prose;
}

function decodeEntities(value: string): string {
  return value.replace(
    /&(?:([a-z]{2,8}\d{0,2})|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (whole, name, decimal, hex) => {
      if (typeof name === 'string') {
        const lower = NAMED[name.toLowerCase()];
        if (lower === undefined) return whole;
        return /^[A-Z]/.test(name) && /^\p{L}$/u.test(lower) ? lower.toUpperCase() : lower;
      }
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : ' ';
    },
  );
}

/** Paragraphs with their inner white space made single, joined by a blank line. */
function tidyParagraphs(paragraphs: readonly string[]): string {
  return paragraphs
    .map(tidy)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** A page's white space has no meaning but for a line break that stands for a `<br>`. */
export function tidy(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** Soft hyphens, zero-width spaces and byte order marks break words for a reader and show nothing. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;
