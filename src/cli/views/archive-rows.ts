/** Rows of the archive as people and programs take them: cells of a table, columns of CSV. */
import type { ArticleRef, EventRow, StatementRow } from '../../archive/queries/index.js';
import type { ArticleHit, StatementHit } from '../../archive/search/index.js';
import { harmless, oneLine } from './harmless.js';
import { act, day, place } from './row-words.js';
import type { TableColumn } from './table.js';

export interface Inks {
  /** Words that were looked for, or that say it. */
  readonly lit: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** One kind of row in all its forms. JSON is the row as it is. */
export interface RowView<Row> {
  readonly columns: readonly TableColumn[];
  cells(row: Row, inks: Inks): readonly string[];
  readonly csvColumns: readonly string[];
  csv(row: Row): readonly CsvValue[];
}

type CsvValue = string | number | boolean | null | readonly string[];

interface Span {
  readonly start: number;
  readonly end: number;
}

const ARTICLE_COLUMNS = ['document', 'title', 'outlet', 'published', 'url', 'address'] as const;

export const eventView: RowView<EventRow> = {
  // Few columns of several lines: the words need the room.
  columns: [
    { heading: 'Date, event', least: 14 },
    { heading: 'Who to whom', least: 16 },
    { heading: 'Who says so', least: 12 },
    { heading: 'In the words', least: 34 },
  ],
  cells(row, inks) {
    const date = row.date === null ? 'no date' : row.dateBasis === 'time' ? row.date : `c. ${row.date}`;
    return [
      [oneLine(date), act(row), ...(row.status === 'actual' ? [] : [`[${oneLine(row.status)}]`])].join('\n'),
      [...names(row.actors), ...names(row.recipients).map((name) => `→ ${name}`)].join('\n'),
      oneLine(teller(row)),
      `${litPassage(row.sentence.words, [shifted(row.trigger, row.sentence.start)], inks)} ${inks.dim(place(row.article))}`,
    ];
  },
  csvColumns: [
    'id',
    'date',
    'date_from',
    'date_to',
    'date_basis',
    'category',
    'mode',
    'intends',
    'context',
    'quad',
    'scale',
    'status',
    'actors',
    'actor_countries',
    'actor_sectors',
    'recipients',
    'recipient_countries',
    'recipient_sectors',
    'place',
    'trigger',
    'trigger_start',
    'trigger_end',
    'sentence',
    'sentence_start',
    'sentence_end',
    'statement',
    'speaker',
    'speaker_country',
    'anonymous',
    'via',
    'confidence',
    ...ARTICLE_COLUMNS,
  ],
  csv: (row) => [
    row.id,
    row.date,
    row.dateFrom,
    row.dateTo,
    row.dateBasis,
    row.category,
    row.mode,
    row.intends,
    row.context,
    row.quad,
    row.scale,
    row.status,
    row.actors.map(({ name }) => name),
    row.actors.map(({ country }) => country ?? ''),
    row.actors.map(({ sector }) => sector ?? ''),
    row.recipients.map(({ name }) => name),
    row.recipients.map(({ country }) => country ?? ''),
    row.recipients.map(({ sector }) => sector ?? ''),
    row.place,
    row.trigger.words,
    row.trigger.start,
    row.trigger.end,
    row.sentence.words,
    row.sentence.start,
    row.sentence.end,
    row.voice?.statement ?? null,
    row.voice?.speaker ?? null,
    row.voice?.speakerCountry ?? null,
    row.voice?.anonymous ?? null,
    row.voice?.via ?? [],
    row.confidence,
    ...articleValues(row.article),
  ],
};

export const statementView: RowView<StatementRow> = {
  columns: [
    { heading: 'Published' },
    { heading: 'Speaker', least: 14 },
    { heading: 'Through', least: 10 },
    { heading: 'What is said', least: 34 },
  ],
  cells: (row, inks) => statementCells(row, [], inks),
  csvColumns: [
    'id',
    'statement',
    'speaker',
    'speaker_country',
    'anonymous',
    'directness',
    'via',
    'stance',
    'of',
    'parent',
    'content',
    'content_start',
    'content_end',
    'cue',
    'source',
    ...ARTICLE_COLUMNS,
  ],
  csv: (row) => [
    row.id,
    row.statement,
    row.speaker,
    row.speakerCountry,
    row.anonymous,
    row.directness,
    row.via,
    row.stance,
    row.of,
    row.parent,
    row.content.words,
    row.content.start,
    row.content.end,
    row.cue?.words ?? null,
    row.source?.words ?? null,
    ...articleValues(row.article),
  ],
};

export const articleHitView: RowView<ArticleHit> = {
  columns: [
    { heading: 'No.', align: 'right' },
    { heading: 'Published' },
    { heading: 'Outlet', least: 10 },
    { heading: 'Article', least: 30 },
  ],
  cells({ document, published, outlet, title, address, snippet }, inks) {
    const matches = snippet.matches.map((match) => shifted(match, snippet.start));
    const before = snippet.start > 0 ? '… ' : '';
    const after = /[.!?”"’]\s*$/.test(snippet.words) ? '' : ' …';
    const words = `${before}${litPassage(snippet.words, matches, inks)}${after}`;
    const source = oneLine(address);
    return [
      String(document),
      day(published),
      oneLine(outlet ?? ''),
      `${oneLine(title ?? 'untitled')}\n${words}\n${inks.dim(source)}`,
    ];
  },
  csvColumns: ['score', 'snippet', 'snippet_start', 'snippet_end', ...ARTICLE_COLUMNS],
  csv: ({ score, snippet, ...article }) => [
    score,
    snippet.words,
    snippet.start,
    snippet.end,
    ...articleValues(article),
  ],
};

export const statementHitView: RowView<StatementHit> = {
  columns: statementView.columns,
  cells: (row, inks) => statementCells(row, row.matches, inks),
  csvColumns: ['score', ...statementView.csvColumns],
  csv: (row) => [row.score, ...statementView.csv(row)],
};

function statementCells(row: StatementRow, matches: readonly Span[], inks: Inks): readonly string[] {
  const stance = row.stance === null ? '' : ` [${row.stance}]`;
  return [
    day(row.article.published),
    oneLine(speakerOf(row.speaker, row.anonymous, row.source?.words ?? null)),
    oneLine(row.via.join(', ')),
    `${litPassage(row.content.words, matches, inks)}${stance} ${inks.dim(place(row.article))}`,
  ];
}

function teller({ voice, article }: EventRow): string {
  if (voice === null) return article.outlet ?? 'the article itself';
  const via = voice.via.length === 0 ? '' : `, via ${voice.via.join(', ')}`;
  return `${speakerOf(voice.speaker, voice.anonymous, null)}${via}`;
}

function speakerOf(speaker: string | null, anonymous: boolean, source: string | null): string {
  const name = speaker ?? source ?? (anonymous ? 'unnamed source' : 'not said');
  return anonymous && speaker === null && source !== null ? `${name} (unnamed)` : name;
}

function names(parties: EventRow['actors']): readonly string[] {
  return parties.map(({ name, country }) => oneLine(country === null ? name : `${name} (${country})`));
}

function articleValues({
  document,
  title,
  outlet,
  published,
  url,
  address,
}: ArticleRef): readonly CsvValue[] {
  return [document, title, outlet, published, url, address];
}

/** Spans beyond the passage are cut to it: an event may reach over the end of its sentence. */
function litPassage(words: string, spans: readonly Span[], { lit }: Inks): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at || start >= words.length || end <= start) continue;
    pieces.push(harmless(words.slice(at, start)), lit(harmless(words.slice(start, end))));
    at = Math.min(end, words.length);
  }
  pieces.push(harmless(words.slice(at)));
  return pieces.join('').replace(/\s+/g, ' ').trim();
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start - by, end: end - by };
}
