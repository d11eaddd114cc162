/** Parsers of option values. Each refuses with a sentence that says what would do; commander makes that exit status 2. */
import { InvalidArgumentError } from 'commander';

const UNITS: Readonly<Record<string, number>> = { '': 1, B: 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

/** An ISO 8601 date or date-time that the calendar knows. Returned as stated. */
export function dateValue(stated: string): string {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      stated,
    );
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) {
    const date = new Date(Date.UTC(2000, 0, 1));
    date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
    const real =
      date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(year) > 0;
    if (real && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60) return stated;
  }
  throw new InvalidArgumentError('No such date: write YYYY-MM-DD, as in 2019-04-03, with a time or without.');
}

/** A BCP 47 tag, in its canonical form. */
export function languageValue(stated: string): string {
  try {
    const tag = Intl.getCanonicalLocales(stated)[0];
    if (tag !== undefined) return tag;
  } catch {
    // Falls through to the refusal, which says more.
  }
  throw new InvalidArgumentError('No language tag: write one as en, en-GB or fr.');
}

/** Seconds to milliseconds. */
export function secondsValue(stated: string): number {
  const match = /^(\d+(?:\.\d+)?)\s?(ms|s|m)?$/.exec(stated);
  const value = Number(match?.[1]) * (match?.[2] === 'ms' ? 1 : match?.[2] === 'm' ? 60_000 : 1000);
  if (match !== null && value >= 1 && value <= 3_600_000) return value;
  throw new InvalidArgumentError('Write seconds, as in 20 or 2.5, at most an hour.');
}

/** How often: seconds, minutes or hours to milliseconds. */
export function periodValue(stated: string): number {
  const match = /^(\d+(?:\.\d+)?)\s?(s|m|h)?$/.exec(stated);
  const value = Number(match?.[1]) * (match?.[2] === 'h' ? 3_600_000 : match?.[2] === 'm' ? 60_000 : 1000);
  if (match !== null && value >= 1000 && value <= 7 * 86_400_000) return value;
  throw new InvalidArgumentError('Write how often, as in 90s, 15m or 6h, at most 168h.');
}

/** "500K", "16M", "1G" or a number of bytes → bytes. */
export function sizeValue(stated: string): number {
  const match = /^(\d+(?:\.\d+)?)\s?([KMG]?)(?:i?B)?$/i.exec(stated);
  const bytes = Math.floor(Number(match?.[1]) * (UNITS[match?.[2]?.toUpperCase() ?? ''] ?? Number.NaN));
  if (match !== null && bytes >= 1 && Number.isSafeInteger(bytes)) return bytes;
  throw new InvalidArgumentError('Write a size, as in 16M, 500K or a number of bytes.');
}

export function widthValue(stated: string): number {
  const width = Number(stated);
  if (/^\d+$/.test(stated) && width >= 40 && width <= 200) return width;
  throw new InvalidArgumentError('Write a number of columns from 40 to 200.');
}

export function confidenceValue(stated: string): number {
  const value = Number(stated);
  if (/^\d*\.?\d+$/.test(stated) && value <= 1) return value;
  throw new InvalidArgumentError('Write a number from 0 to 1, as in 0.6.');
}

/** An http(s) address. */
export function addressValue(stated: string): string {
  if (URL.canParse(stated) && /^https?:$/.test(new URL(stated).protocol)) return stated;
  throw new InvalidArgumentError('No web address: write it whole, as in https://example.org/story.');
}

/** Words; a value of nothing but white space is a slip. */
export function wordsValue(stated: string): string {
  if (stated.trim() !== '') return stated.trim();
  throw new InvalidArgumentError('It is empty: leave the option out, or say something.');
}

export function jobsValue(stated: string): number {
  const jobs = Number(stated);
  if (/^\d+$/.test(stated) && jobs >= 1 && jobs <= 256) return jobs;
  throw new InvalidArgumentError('Write a number from 1 to 256.');
}

export function portValue(stated: string): number {
  const port = Number(stated);
  if (/^\d+$/.test(stated) && port <= 65_535) return port;
  throw new InvalidArgumentError('Write a number from 0 to 65535; 0 is any that is free.');
}

/** What others must not guess; it goes into an address and a header. */
export function tokenValue(stated: string): string {
  if (/^[\w.~-]{16,200}$/.test(stated)) return stated;
  throw new InvalidArgumentError(
    'Write 16 letters and digits or more, as "openssl rand -hex 16" gives them.',
  );
}
