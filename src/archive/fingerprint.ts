/** By what a document is known again: its words, whatever the white space between them. */
import { createHash } from 'node:crypto';

/**
 * The first 128 bits of SHA-256 of title and text, in hexadecimal. Text is compared in Unicode's form NFC with runs of
 * white space made one space, so that a page saved twice by two programs is the same page.
 */
export function fingerprintOf(document: { readonly title: string | null; readonly text: string }): string {
  // A line feed cannot occur in what is evened out, so title and text cannot be confused.
  const content = `${even(document.title ?? '')}\n${even(document.text)}`;
  return createHash('sha256').update(content, 'utf8').digest('hex').slice(0, 32);
}

function even(text: string): string {
  // Most spaces are even already and stay where they are.
  return text
    .normalize('NFC')
    .replace(/[^\S ]\s*| \s+/gu, ' ')
    .trim();
}
