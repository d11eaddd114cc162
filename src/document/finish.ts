/** The last step of every kind of input: what the user gave wins over what was found, and the text is English. */
import { createHash } from 'node:crypto';
import type { SourceDocument } from '../record/index.js';
import { readGivenDate } from './dates.js';
import { documentDateInvalid, documentEmpty } from './errors.js';
import { givenLanguage, readLanguage } from './language.js';
import type { Given } from './types.js';

/** What an input says of itself. */
interface Found {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly url: string | null;
  /** As a page states it; only a hint for the detection. */
  readonly language: string | null;
  readonly published: string | null;
  readonly publishedBasis: SourceDocument['publishedBasis'];
}

export async function finishDocument(
  text: string,
  found: Found,
  given: Given,
  input: string,
): Promise<SourceDocument> {
  if (text.trim() === '') throw documentEmpty(input, text !== '');
  const published = present(given.published);
  const date = published === null ? null : checkDate(published, input);
  const language = present(given.language);
  return {
    id: present(given.id) ?? hashId(text),
    title: present(given.title) ?? found.title,
    text,
    outlet: present(given.outlet) ?? found.outlet,
    author: present(given.author) ?? found.author,
    url: present(given.url) ?? found.url,
    language:
      language === null ? await readLanguage(text, found.language, input) : givenLanguage(language, input),
    published: date ?? found.published,
    publishedBasis: date === null ? (found.published === null ? null : found.publishedBasis) : 'given',
  };
}

/** Throws `DocumentError` DOCUMENT_DATE_INVALID. */
export function checkDate(published: string, input: string): string {
  const date = readGivenDate(published);
  if (date === null) throw documentDateInvalid(input, published);
  return date;
}

function present(value: string | undefined): string | null {
  return value === undefined || value.trim() === '' ? null : value;
}

/** The same text has the same id on every machine. */
function hashId(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
