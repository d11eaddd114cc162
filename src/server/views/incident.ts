/** One incident: who says so. Every report of it, whose word each is, and what they do not agree on. */
import { z } from '@hono/zod-openapi';
import { partyOf, throughOf } from '../../analysis/incidents/reports.js';
import { type ArticleRef, articleOf, articleRef } from '../../archive/queries/rows.js';
import type { Archive, StoredRecord } from '../../archive/types.js';
import type { ChanceryRecord, Entity, Span, Statement } from '../../record/index.js';
import { incident } from '../shapes/article.js';
import type { ArticleRefShape, EvidenceShape, IncidentView } from '../shapes/index.js';
import { defineView } from '../view.js';
import { readIncidentRows } from './incident-rows.js';
import { graphOf, type Told, type Voice } from './who-says-so.js';

/** Reports that are shown; an incident of more is one that everybody printed. */
const MOST_REPORTS = 300;

export const incidentView = defineView({
  address: '/incidents/{incident}',
  summary: 'One incident with all who report it, and the chain by which it came',
  query: z.object({
    incident: z.coerce.number().int().min(0).max(2_147_483_647).openapi({ type: 'integer' }),
  }),
  shape: incident,
  what: 'such incident',
  read: (archive, { incident: number }, signal) => readIncident(archive, number, signal),
  csv: {
    rows: ({ reports, incident: { incident: number } }) => reports.map((report) => ({ ...report, number })),
    columns: {
      incident: (row) => row.number,
      article: (row) => row.article.document,
      event: (row) => row.event,
      title: (row) => row.article.title,
      outlet: (row) => row.article.outlet,
      published: (row) => row.article.published,
      url: (row) => row.article.url,
      origin: (row) => row.origin,
      copies: (row) => row.copies,
      status: (row) => row.status,
      speaker: (row) => row.speaker?.name,
      anonymous: (row) => row.anonymous,
      via: (row) => row.via,
      trigger: (row) => row.trigger.words,
      sentence: (row) => row.sentence.words,
      start: (row) => row.sentence.start,
      end: (row) => row.sentence.end,
      confidence: (row) => row.confidence,
    },
  },
});

export async function readIncident(
  archive: Archive,
  number: number,
  signal: AbortSignal,
): Promise<IncidentView | null> {
  const [row] = await readIncidentRows(archive, [number], signal);
  if (row === undefined) return null;
  const members = await membersOf(archive, number, signal);
  const documents = [...new Set(members.map(({ document }) => document))];
  const stored = new Map<number, StoredRecord>();
  for await (const one of archive.records({ documents }, signal)) stored.set(one.document, one);
  const told = members.flatMap((member) => {
    const one = stored.get(member.document);
    const report = one === undefined ? null : reportOf(member, one.record);
    return report === null ? [] : [report];
  });
  const sentences = new Map(told.map(({ shown }) => [`${shown.article.document}:${shown.event}`, shown]));
  return {
    incident: row,
    reports: told.map(({ shown }) => shown),
    graph: graphOf(told.map(({ chain }) => chain)),
    disagreements: await disagreementsOf(archive, number, sentences, signal),
    disputes: [...stored.values()].flatMap((one) =>
      disputesIn(
        one,
        new Set(members.filter(({ document }) => document === one.document).map(({ event }) => event)),
      ),
    ),
    related: [...(await relatedTo(archive, number, signal))],
  };
}

interface Member extends ArticleRef {
  readonly event: string;
  readonly copies: number | null;
  readonly retold: number | null;
  readonly origin_kind: 'own' | 'outlet' | 'agency' | null;
  readonly origin: string | null;
  readonly credit: string | null;
  readonly evidence: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly said_in: ArticleRef | null;
}

function membersOf(archive: Archive, number: number, signal: AbortSignal): Promise<readonly Member[]> {
  return archive.rows<Member>(
    `SELECT r.event, g.copy_group AS copies, t.retold, h.how AS credit, o.kind AS origin_kind, o.name AS origin,
       o.evidence, o."start", o."end", d.document, d.title, d.outlet, d.published, d.url, d.address,
       CASE WHEN v.document IS NULL THEN NULL ELSE {'document': v.document, 'title': v.title, 'outlet': v.outlet,
         'published': v.published, 'url': v.url, 'address': v.address} END AS said_in
     FROM incident_reports r
     JOIN documents d ON d.document = r.document
     LEFT JOIN copy_groups g ON g.document = r.document
     LEFT JOIN origins o ON o.document = r.document
     LEFT JOIN documents v ON v.document = o.evidence_document
     LEFT JOIN (SELECT document, min(retold) AS retold FROM retellings GROUP BY document) t ON t.document = r.document
     LEFT JOIN (SELECT document, name_key, min(how) AS how FROM credits GROUP BY document, name_key) h
       ON h.document = r.document AND h.name_key = o.name_key
     WHERE r.incident = $1 ORDER BY r.position LIMIT ${MOST_REPORTS}`,
    [number],
    signal,
  );
}

type Report = IncidentView['reports'][number];

function reportOf(
  member: Member,
  record: ChanceryRecord,
): { readonly shown: Report; readonly chain: Told } | null {
  const event = record.events.find(({ id }) => id === member.event);
  if (event === undefined) return null;
  const entities = new Map(record.entities.map((entity) => [entity.id, entity]));
  const article = articleRef(member);
  const statement = record.statements.find(({ id }) => id === event.statement) ?? null;
  const speaker = statement?.speaker == null ? undefined : entities.get(statement.speaker);
  const via = namesOf(statement?.via ?? [], entities);
  const own = member.origin_kind === null || member.origin_kind === 'own';
  const name = own ? member.outlet : member.origin;
  return {
    shown: {
      event: event.id,
      status: event.status,
      article,
      sentence: passageOf(record, record.sentences[event.sentence] ?? event.trigger),
      trigger: passageOf(record, event.trigger),
      speaker: speaker === undefined ? null : partyOf(speaker),
      anonymous: statement?.anonymous ?? false,
      via,
      origin: throughOf(record, event, entities) ?? name ?? `article ${member.document}`,
      copies: member.copies,
      confidence: event.confidence,
    },
    chain: {
      article,
      copies: member.copies,
      source: { name, how: howOf(member, own), evidence: creditOf(member) },
      retold: member.retold,
      voice: statement === null ? null : voiceOf(statement, { record, entities, article, via }),
    },
  };
}

/** A text of another's that this outlet prints too is a copy; one in its own words is a retelling. */
function howOf({ credit, copies, retold }: Member, own: boolean): Told['source']['how'] {
  if (own) return 'prints';
  if (retold !== null || credit === 'retells') return 'retells';
  return copies === null ? 'prints' : 'copies';
}

function creditOf({ said_in, evidence, start, end }: Member): EvidenceShape | null {
  if (said_in === null || evidence === null) return null;
  // The words of a byline stand in no text, and have no place there.
  return { article: said_in, passage: { words: evidence, start: start ?? 0, end: end ?? 0 } };
}

interface Speaking {
  readonly record: ChanceryRecord;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly article: ArticleRefShape;
  readonly via: readonly string[];
}

function voiceOf(statement: Statement, { record, entities, article, via }: Speaking): Voice {
  const speaker = statement.speaker === null ? undefined : entities.get(statement.speaker);
  const outlets = [statement.speaker, ...statement.via]
    .flatMap((id) => (id === null ? [] : (entities.get(id) ?? [])))
    .filter(({ kind }) => kind === 'outlet')
    .map(({ name }) => name);
  const { source, cue, content } = statement;
  const words = source === null ? null : record.document.text.slice(source.start, source.end);
  const around = [...(source === null ? [] : [source]), ...(cue === null ? [] : [cue])];
  return {
    speaker: speaker?.name ?? null,
    anonymous: statement.anonymous || speaker === undefined,
    words,
    via,
    outlets: new Set(outlets),
    evidence: { article, passage: passageOf(record, hull(around.length > 0 ? around : content)) },
  };
}

function namesOf(ids: readonly string[], entities: ReadonlyMap<string, Entity>): string[] {
  return ids.flatMap((id) => entities.get(id)?.name ?? []);
}

function hull(spans: readonly Span[]): Span {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

function passageOf({ document }: ChanceryRecord, { start, end }: Span) {
  return { words: document.text.slice(start, end), start, end };
}

interface Version {
  readonly about: IncidentView['disagreements'][number]['about'];
  readonly of_what: string;
  readonly report: string;
  readonly says: string;
}

async function disagreementsOf(
  archive: Archive,
  number: number,
  sentences: ReadonlyMap<string, Report>,
  signal: AbortSignal,
): Promise<IncidentView['disagreements']> {
  const rows = await archive.rows<Version>(
    'SELECT about, of_what, report, says FROM incident_disagreements WHERE incident = $1 ORDER BY rowid',
    [number],
    signal,
  );
  const all = new Map<string, IncidentView['disagreements'][number]>();
  for (const { about, of_what: of, report, says } of rows) {
    const key = `${about} ${of}`;
    const found = sentences.get(report);
    const evidence = found === undefined ? null : { article: found.article, passage: found.sentence };
    const before = all.get(key) ?? { about, of, versions: [] };
    all.set(key, { ...before, versions: [...before.versions, { says, evidence }] });
  }
  return [...all.values()];
}

type DisputeRow = IncidentView['disputes'][number];

/** What its own article says is contested: the event itself, or what was said of it. */
function disputesIn(stored: StoredRecord, events: ReadonlySet<string>): readonly DisputeRow[] {
  const { document, record } = stored;
  const article = articleOf(stored);
  const about = new Set<string>(events);
  for (const { id, statement } of record.events)
    if (events.has(id) && statement !== null) about.add(statement);
  const voiced = (id: string) => voicedIn(record, id, article);
  return record.disputes
    .filter(({ claim, challengers }) => about.has(claim) || challengers.some((id) => about.has(id)))
    .flatMap(({ id, claim, challengers }) => {
      const claimed = voiced(claim);
      if (claimed === null) return [];
      const challenges = challengers.flatMap((challenger) => {
        const one = voiced(challenger);
        const stance = record.statements.find((it) => it.id === challenger)?.stance ?? null;
        if (one === null) return [];
        return [{ ...one, stance: stance === 'confirms' ? null : stance, basis: 'article' as const }];
      });
      return [{ key: `${document}:${id}`, claim: claimed, alsoIn: [], challenges, confirmations: [] }];
    });
}

function voicedIn(record: ChanceryRecord, id: string, article: ArticleRefShape): DisputeRow['claim'] | null {
  const statement = record.statements.find((it) => it.id === id);
  if (statement !== undefined) {
    const speaker = record.entities.find((it) => it.id === statement.speaker);
    return {
      speaker: speaker === undefined ? null : partyOf(speaker),
      anonymous: statement.anonymous,
      evidence: { article, passage: passageOf(record, hull(statement.content)) },
    };
  }
  const event = record.events.find((it) => it.id === id);
  if (event === undefined) return null;
  const span = record.sentences[event.sentence] ?? event.trigger;
  return { speaker: null, anonymous: false, evidence: { article, passage: passageOf(record, span) } };
}

/** What came of it, and what it came of. */
async function relatedTo(archive: Archive, number: number, signal: AbortSignal) {
  const rows = await archive.rows<{ readonly incident: number }>(
    `SELECT DISTINCT o.incident FROM incidents i JOIN incidents o
       ON o.first_report = i.outcome_report OR o.outcome_report = i.first_report
     WHERE i.incident = $1 AND o.incident <> $1 ORDER BY o.incident LIMIT 50`,
    [number],
    signal,
  );
  return readIncidentRows(
    archive,
    rows.map(({ incident: other }) => other),
    signal,
  );
}
