/** Rows as lines for an assistant to read: what is claimed, in which words, who says so, and where to look it up. */
import { oneLine } from './quoted.js';
import type { ArticleShape, EventShape, PassageShape, StatementShape } from './shapes.js';

export function eventLines(event: EventShape): readonly string[] {
  const { category, mode, intends, status, actors, recipients, place, voice, confidence } = event;
  const kind = `${category}${mode === null ? '' : `/${mode}`}${intends === null ? '' : ` (intends ${intends})`}`;
  const who = sideOf(actors);
  const sides = recipients.length === 0 ? who : `${who} → ${sideOf(recipients)}`;
  const says = voice === null ? 'the outlet itself' : voiceOf(voice);
  return [
    line([
      event.date ?? 'undated',
      kind,
      status,
      sides,
      place === null ? '' : `at ${place}`,
      `confidence ${confidence}`,
    ]),
    `  words: ${quotedAt(event.sentence)}; the act: ${quotedAt(event.trigger)}`,
    `  according to: ${oneLine(says)}`,
  ];
}

export function statementLines(statement: StatementShape): readonly string[] {
  const { directness, stance, of } = statement;
  const about = stance === null ? '' : `${stance} ${of ?? 'something'}`;
  return [
    line([voiceOf(statement), directness, about]),
    `  words: ${quotedAt(statement.content)}`,
    ...(statement.cue === null ? [] : [`  cue: ${quotedAt(statement.cue)}`]),
  ];
}

/** The reference to cite. */
export function sourceLine({ document, title, outlet, published, url, address }: ArticleShape): string {
  const named = title === null ? '' : `“${title}”`;
  return `  source: ${line([`document ${document}`, outlet ?? '', published ?? '', named, url ?? address])}`;
}

export function quotedAt({ words, start, end, cut }: PassageShape): string {
  return `“${oneLine(words)}${cut === true ? ' …' : ''}” [${start}–${end}]`;
}

interface Voice {
  readonly speaker: string | null;
  readonly speakerCountry: string | null;
  readonly anonymous: boolean;
  readonly via: readonly string[];
}

function voiceOf({ speaker, speakerCountry, anonymous, via }: Voice): string {
  const country = speakerCountry === null ? '' : ` (${speakerCountry})`;
  const who = speaker === null ? (anonymous ? 'unnamed source' : 'not said who') : `${speaker}${country}`;
  const unnamed = anonymous && speaker !== null ? ', unnamed' : '';
  return `${who}${unnamed}${via.length === 0 ? '' : `, via ${via.join(', ')}`}`;
}

function sideOf(parties: EventShape['actors']): string {
  if (parties.length === 0) return '(nobody named)';
  return parties
    .map(({ name, country, sector }) => {
      const code = [country, sector].filter((part) => part !== null).join(':');
      return code === '' ? name : `${name} (${code})`;
    })
    .join(', ');
}

/** Parts that are not empty, on one line. */
export function line(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map(oneLine)
    .join(' · ');
}
