/**
 * Bylines: "By Jane Doe", "By Jane Doe and John Roe, Reuters", "BY JANE DOE | April 3, 2019", "JANE DOE" above
 * "Associated Press Writer". Refused: prose that opens with "By" ("By Tuesday the talks had failed"), one word.
 */

const PART = "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}";
const PARTICLE = '(?:de|del|della|der|den|di|da|dos|du|van|von|bin|ibn|al|el|la|le|ter|ten|y)';
const NAME = `${PART}(?: (?:${PARTICLE} ){0,2}${PART}){1,4}`;
const BYLINE = new RegExp(
  `^(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Ss]tory by)[: ] ?(${NAME}(?:(?:, | and | & |, and | AND )${NAME}){0,4})(.*)$`,
  'u',
);
const NAME_LINE = new RegExp(
  `^(${NAME}(?:(?:, | and | & | AND )${NAME}){0,3})(?:,? (?:in|reports from) ${PART})?$`,
  'u',
);
const JOB =
  /^(?:the )?[\p{L}.'’ -]{0,50}\b(?:writer|correspondent|reporter|columnist|editor|bureau chief|bureau|staff|contributor)s?\b[\p{L}.,'’ -]{0,40}$/iu;

/** What may follow the names: a place, a paper, an agency, a date; never the rest of a sentence. */
const REST = /^(?:,| in | for | at | \||\s?[-–—•·|]|\s?\(|$)/;

export function isBylineLine(line: string): boolean {
  return matchByline(line) !== null;
}

/** Two or three capitalised words, or several such names: as likely an author as a headline. */
export function isNameLine(line: string): boolean {
  return (
    line.length < 100 &&
    NAME_LINE.test(line.replace(/, and /g, ' and ')) &&
    (/ and |,/.test(line) || line.split(' ').length <= 3)
  );
}

/** The author by the first lines of a text (its headline left out), or null. */
export function readByline(lines: readonly string[]): string | null {
  for (const [index, line] of lines.entries()) {
    const names = matchByline(line);
    if (names !== null) return properCase(names);
    const next = lines[index + 1];
    if (next === undefined || line.length > 100 || next.length > 80) continue;
    const name = NAME_LINE.exec(line)?.[1];
    if (name !== undefined && JOB.test(next) && !JOB.test(line)) return properCase(name);
  }
  return null;
}

function matchByline(line: string): string | null {
  if (line.length > 160) return null;
  const match = BYLINE.exec(line);
  if (match === null) return null;
  const [, names = '', rest = ''] = match;
  if (!REST.test(rest) || /[.!?]["”’]?$/.test(rest)) return null;
  // ", the minister had left for Oslo": a clause has verbs in lower case; a place, a paper or a date has few words.
  const lower = rest.match(/(?<!\p{L})\p{Ll}{2,}/gu) ?? [];
  if (lower.length > 4) return null;
  return dropAgency(names);
}

/** "Jane Doe, Associated Press": the agency behind the comma is no second author. */
function dropAgency(names: string): string {
  const parts = names.split(', ');
  const people = parts.filter((part, index) => index === 0 || !AGENCY.test(part));
  return people.join(', ');
}

const AGENCY =
  /\b(?:Press|News|Times|Post|Reuters|Agency|Journal|Herald|Tribune|Service|Services|Writer|Correspondent|Reporter|Editor|Staff|Bureau|Chief|Radio|Magazine|Today|Review)\b/i;

/** "JANE DOE" → "Jane Doe"; names in ordinary case stay as they are. */
export function properCase(names: string): string {
  if (/\p{Ll}/u.test(names.replace(/\band\b/g, ''))) return names;
  return names
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}])\p{Ll}/gu, (letter) => letter.toUpperCase())
    .replace(/\bMc\p{Ll}/gu, (start) => `Mc${start.slice(2).toUpperCase()}`)
    .replace(/ And /g, ' and ');
}
