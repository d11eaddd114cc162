/**
 * How an article opens: "HANOI, Feb. 28 (Eastgate) — …". By the custom of the trade a dateline says where the reporting
 * was done, and what stands in brackets after it whose it is (The Associated Press Stylebook, "datelines").
 */
import type { Span } from '../../record/index.js';

export interface Opening {
  /** The place, in capitals; null where the text has no dateline. */
  readonly place: string | null;
  /** What stands in brackets after it. */
  readonly credit: { readonly name: string; readonly span: Span } | null;
  /** Where the words behind the dateline begin; 0 where there is none. */
  readonly end: number;
}

const PLACE = "\\p{Lu}[\\p{L}.'’ -]{1,30}(?:/\\p{Lu}[\\p{L}.'’ -]{1,30})?";
const REGION = '(?:,\\s[^()\\n—]{1,30}?)?';
const CREDITED = new RegExp(
  `^\\s*(${PLACE})${REGION}\\s*\\((\\p{Lu}[\\p{L}\\p{N}.&/' -]{1,40})\\)\\s*(?:[—–:-]|\\.\\s)`,
  'u',
);
const PLAIN = new RegExp(`^\\s*(${PLACE.replaceAll('\\p{L}', '\\p{Lu}')})${REGION}\\s*[—–]`, 'u');

/** "HELSINKI (Finland) —" credits nobody. Names as the platform has them (Unicode CLDR). */
const COUNTRIES: ReadonlySet<string> = countryNames();

function countryNames(): ReadonlySet<string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((one) => letters.map((two) => one + two));
  return new Set(codes.flatMap((code) => names.of(code)?.toLowerCase() ?? []));
}

export function openingOf(text: string): Opening {
  const start = text.slice(0, 160);
  const credited = CREDITED.exec(start);
  const [all = '', place = '', name = ''] = credited ?? [];
  if (credited !== null && !COUNTRIES.has(name.toLowerCase())) {
    const at = all.lastIndexOf(`(${name})`);
    return {
      end: behind(text, all),
      place: place.trim().toUpperCase(),
      credit: { name, span: { start: at, end: at + name.length + 2 } },
    };
  }
  const plain = PLAIN.exec(start);
  return { place: plain?.[1]?.trim() ?? null, credit: null, end: behind(text, plain?.[0] ?? '') };
}

function behind(text: string, dateline: string): number {
  if (dateline === '') return 0;
  const rest = text.slice(dateline.length);
  return text.length - rest.trimStart().length;
}
