/**
 * The place, date and agency that open a report: "CARACAS, Feb 1 (Meridian News) - ", "NICOSIA — ", "Washington (CNN) ".
 * They are no part of the first sentence: left in, "Washington" would become its subject. Refused: "(Photo) ",
 * "Russia (pictured) said", a lower-case dash clause.
 */
import type { Span } from '../../record/index.js';

const LONGEST = 90;
const PLACE = String.raw`\p{Lu}[\p{L}.'’]*(?:[ ,/-]{1,2}\p{Lu}[\p{L}.'’]*){0,5}`;
const DATE = String.raw`(?:,?\s+(?:\p{Lu}\p{Ll}{2,8}\.?\s+\d{1,2}|\d{1,2}\s+\p{Lu}\p{Ll}{2,8}\.?)(?:,?\s+\d{4})?)?`;
const WITH_AGENCY = new RegExp(
  `^${PLACE}${DATE},?\\s*\\(\\p{Lu}[\\p{L}\\p{N} .&'’/-]{1,30}\\)${DATE},?\\s*(?:[-–—]{1,2}\\s*)?(?=[\\p{Lu}“"‘'])`,
  'u',
);
const WITH_DASH = new RegExp(`^(?=\\p{Lu}{3})${PLACE}${DATE}\\s*[-–—]{1,2}\\s+(?=[\\p{Lu}“"‘'])`, 'u');

/** @returns where the dateline that opens `paragraph` ends, its white space included, or null. */
export function datelineEnd(text: string, paragraph: Span): number | null {
  const opening = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + LONGEST));
  const found = WITH_AGENCY.exec(opening) ?? WITH_DASH.exec(opening);
  if (!found || paragraph.start + found[0].length >= paragraph.end) return null;
  return paragraph.start + found[0].length;
}
