/** What other tables know of events: who stands on their sides, where their sentences stand, and who says so. */
import type { Archive, Parameter } from '../types.js';
import type { Party } from './rows.js';

export interface Surroundings {
  /** By reading and event, in order. */
  readonly parties: ReadonlyMap<string, readonly SideParty[]>;
  /** By reading and index. */
  readonly sentences: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
  /** By reading and statement. */
  readonly voices: ReadonlyMap<string, FlatVoice>;
}

interface Placed {
  readonly reading: number;
  readonly event: string;
  readonly sentence: number;
  readonly statement: string | null;
}

interface SideParty extends Party {
  readonly reading: number;
  readonly event: string;
  readonly side: string;
  readonly position: number;
}

interface FlatSentence {
  readonly reading: number;
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
}

interface FlatVoice {
  readonly reading: number;
  readonly statement: string;
  readonly speaker_name: string | null;
  readonly speaker_country: string | null;
  readonly anonymous: boolean;
  readonly via_names: readonly string[];
}

export function keyOf(reading: number, within: string | number): string {
  return `${reading}:${within}`;
}

/** A query of the rows that a list of readings and one of their own ids name. */
function wanted(table: string, id: string, type: 'INTEGER' | 'VARCHAR', columns: string): string {
  // They are found by their keys first, so that no other column is read of all the rest.
  return `
SELECT ${columns} FROM ${table} t WHERE t.rowid IN (
  SELECT u.rowid FROM ${table} u
  SEMI JOIN (SELECT unnest($1::INTEGER[]) AS reading, unnest($2::${type}[]) AS id) k
    ON k.reading = u.reading AND k.id = u.${id})`;
}

const PARTIES = wanted(
  'event_actors',
  'event',
  'VARCHAR',
  'reading, event, side, position, entity, name, kind, country, sector',
);
const SENTENCES = wanted('sentences', 'sentence', 'INTEGER', 'reading, sentence, "start", "end"');
const VOICES = wanted(
  'statements',
  'statement',
  'VARCHAR',
  'reading, statement, speaker_name, speaker_country, anonymous, via_names',
);

export async function readSurroundings(
  archive: Archive,
  events: readonly Placed[],
  signal?: AbortSignal,
): Promise<Surroundings> {
  const told = events.flatMap(({ reading, statement }) => (statement === null ? [] : { reading, statement }));
  const ask = <Row extends object>(
    sql: string,
    readings: readonly number[],
    within: Parameter,
  ): Promise<readonly Row[]> =>
    readings.length === 0 ? Promise.resolve([]) : archive.rows<Row>(sql, [readings, within], signal);
  const readings = events.map(({ reading }) => reading);
  const [parties, sentences, voices] = await Promise.all([
    ask<SideParty>(
      PARTIES,
      readings,
      events.map(({ event }) => event),
    ),
    ask<FlatSentence>(
      SENTENCES,
      readings,
      events.map(({ sentence }) => sentence),
    ),
    ask<FlatVoice>(
      VOICES,
      told.map(({ reading }) => reading),
      told.map(({ statement }) => statement),
    ),
  ]);
  return {
    parties: byEvent(parties),
    sentences: new Map(sentences.map((it) => [keyOf(it.reading, it.sentence), it])),
    voices: new Map(voices.map((it) => [keyOf(it.reading, it.statement), it])),
  };
}

function byEvent(parties: readonly SideParty[]): ReadonlyMap<string, readonly SideParty[]> {
  const found = new Map<string, SideParty[]>();
  for (const party of [...parties].sort((a, b) => a.position - b.position)) {
    const key = keyOf(party.reading, party.event);
    const others = found.get(key);
    if (others === undefined) found.set(key, [party]);
    else others.push(party);
  }
  return found;
}
