/** For tests: small archives of articles that tell few things, with the analysis done; and questions that ask for nothing. */
import { onTestFinished } from 'vitest';
import { recordTelling, type Told } from '../../analysis/incidents/testing.js';
import { updateAnalysis } from '../../analysis/update.js';
import { openArchive } from '../../archive/index.js';
import { arrivalOf, storeAll, temporaryPath } from '../../archive/testing.js';
import type { Archive } from '../../archive/types.js';
import { quadOf, scaleOf } from '../../ontology/index.js';
import type { ChanceryRecord, Entity, PloverEvent, Statement } from '../../record/index.js';
import type { View } from '../view.js';

/** What an address without a query asks of a view, and what is asked beside it. */
export function asked<T>(view: View, question: Readonly<Record<string, unknown>> = {}): T {
  return view.query.parse(question) as T;
}

export async function deskOf(records: readonly ChanceryRecord[]): Promise<Archive> {
  const archive = await openArchive(temporaryPath());
  onTestFinished(() => archive.close());
  await addTo(archive, records);
  return archive;
}

export async function addTo(archive: Archive, records: readonly ChanceryRecord[]): Promise<void> {
  await storeAll(
    archive,
    records.map((record) => arrivalOf(record, `https://example.org/${record.document.id}`)),
  );
  await updateAnalysis(archive);
}

export const assault = (day: string, actor: string, recipient: string, sentence?: string): Told => ({
  sentence:
    sentence ?? `Guns of ${actor} shelled two harbours of ${recipient} and ${day} was the worst day there.`,
  trigger: 'shelled',
  actor: [actor],
  recipient: [recipient],
  event: 'ASSAULT',
  date: day,
});

export const meeting = (day: string, one: string, other: string, sentence?: string): Told => ({
  sentence: sentence ?? `Envoys of ${one} and ${other} met on ${day} to talk about the herring.`,
  trigger: 'met',
  actor: [one, other],
  date: day,
});

/** The record with PLOVER's own scores and quad classes, which the testing records of the analysis leave alike. */
export function article(
  id: string,
  published: string,
  told: readonly Told[],
  outlet?: string,
): ChanceryRecord {
  const record = recordTelling(id, published, told, outlet);
  return {
    ...record,
    events: record.events.map(
      (event): PloverEvent => ({ ...event, quad: quadOf(event.event), scale: scaleOf(event.event, null) }),
    ),
  };
}

/** The same with a person for a country's code on the side of the actors. */
export function actedBy(
  record: ChanceryRecord,
  country: string,
  person: Omit<Entity, 'id' | 'country'>,
): ChanceryRecord {
  const id = `person of ${country}`;
  return {
    ...record,
    entities: [...record.entities, { ...person, id, country }],
    events: record.events.map((event) => ({
      ...event,
      actor: event.actor.map((actor) => (actor === country ? id : actor)),
    })),
  };
}

/** The same with a statement that is a whole sentence of it. */
export function saying(
  record: ChanceryRecord,
  { sentence, ...rest }: Partial<Statement> & { readonly sentence: number },
): ChanceryRecord {
  const span = record.sentences[sentence];
  if (span === undefined) throw new Error('there is no such sentence');
  const statement: Statement = {
    id: `s${record.statements.length + 1}`,
    content: [{ start: span.start, end: span.end }],
    cue: null,
    source: null,
    speaker: null,
    anonymous: false,
    directness: 'indirect',
    via: [],
    parent: null,
    time: null,
    stance: null,
    of: null,
    ...rest,
  };
  return { ...record, statements: [...record.statements, statement] };
}
