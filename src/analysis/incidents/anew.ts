/**
 * All incidents of an archive made anew, in order of print, a few days at a time. Of what was read before only that is kept
 * in memory by which it is found again and described; rows are written at the end, those of plans last, when it is
 * known what came of them.
 */
import type { Archive } from '../../archive/index.js';
import { among } from '../among.js';
import { readCoverage } from '../coverage.js';
import { allForgotten, type Progressing, type Reading, type Since, takenIn } from '../taken-in.js';
import { describeMembers } from './describe.js';
import { inOrder, spanOf } from './find.js';
import { createGrouping, type Grouping } from './grouping.js';
import { joinPacked, type Member, packMember, unpackMembers } from './members.js';
import { INCIDENTS_METHOD, SUBJECT } from './method.js';
import { createMatters, type Matter, matterOf, outcomeOf } from './outcomes.js';
import { reportsOf } from './reports.js';
import { inserted, type Stored } from './standing.js';
import type { Report } from './types.js';
import { refreshVocabulary } from './vocabulary.js';
import type { Vector } from './words.js';

const TABLES = [
  'incidents',
  'incident_reports',
  'incident_disagreements',
  'incident_members',
  'incident_words',
  'incident_plans',
  'changed_origins',
];
/** Incidents written at once. */
const BATCH = 4096;

/** @throws the signal's reason where it was aborted: then the next run begins anew */
export async function makeAnew(
  archive: Archive,
  done: Since['done'],
  { signal, onProgress }: Progressing,
): Promise<void> {
  const vocabulary = await refreshVocabulary(archive, signal);
  const asOf = (await readCoverage(archive, signal))?.until ?? null;
  const origins = await readOrigins(archive, null, signal);
  const spans = await readSpans(archive, signal);
  const total = spans.reduce((sum, span) => sum + span.length, 0);
  await archive.derive([
    ...TABLES.map((table) => ({ table, remove: 'all' as const })),
    ...allForgotten(SUBJECT),
  ]);

  const grouping = createGrouping();
  const groups = createPackedGroups(grouping);
  let taken = 0;
  for (const span of spans) {
    const members: Member[] = [];
    for await (const { document, record } of archive.records(
      { documents: span.map((it) => it.document) },
      signal,
    ))
      for (const report of reportsOf(record, vocabulary, String(document)))
        members.push({ report, origin: origins.of(document) });
    members.sort((a, b) => inOrder(a.report, b.report));
    grouping.add(members.map(({ report }) => report)).forEach((number, at) => {
      const member = members[at];
      if (member !== undefined) groups.put(number, member);
    });
    taken += span.length;
    onProgress?.(SUBJECT, taken, total);
  }

  await writeAll(archive, groups, asOf, signal);
  await archive.derive([takenIn(SUBJECT, INCIDENTS_METHOD, spans.flat()), ...done]);
}

/** Current documents by the days of print. */
async function readSpans(
  archive: Archive,
  signal: AbortSignal | undefined,
): Promise<readonly (readonly Reading[])[]> {
  const rows = await archive.rows<Reading & { readonly published: string | null }>(
    `SELECT c.document, c.reading, substr(d.published, 1, 10) AS published
     FROM current_readings c JOIN documents d ON d.document = c.document`,
    [],
    signal,
  );
  const spans = new Map<number, Reading[]>();
  for (const { published, ...reading } of rows) {
    const span = spanOf(published);
    const list = spans.get(span);
    if (list === undefined) spans.set(span, [reading]);
    else list.push(reading);
  }
  return [...spans].sort(([a], [b]) => a - b).map(([, span]) => span.sort((a, b) => a.document - b.document));
}

interface PackedGroups {
  put(group: number, member: Member): void;
  readonly count: number;
  take(group: number): Stored;
}

/** The members of each group, small: words of those alone that are compared. */
function createPackedGroups(grouping: Grouping): PackedGroups {
  const packed: string[][] = [];
  const words = new Map<string, Vector>();
  return {
    put(group, member) {
      const list = packed[group] ?? [];
      packed[group] = list;
      const compared = grouping.comparedIn(group).has(member.report.key);
      if (compared) words.set(member.report.document, member.report.wording.article);
      list.push(packMember(member, compared));
    },
    get count() {
      return packed.length;
    },
    take(group) {
      const compared = grouping.comparedIn(group);
      const articles = new Map(
        [...compared].flatMap((key) => {
          const document = key.slice(0, key.indexOf(':'));
          const vector = words.get(document);
          return vector === undefined ? [] : [[document, vector] as const];
        }),
      );
      const json = packed[group] ?? [];
      const sorted = unpackMembers(joinPacked(json, articles))
        .map((member, at) => ({ member, json: json[at] ?? '' }))
        .sort((a, b) => inOrder(a.member.report, b.member.report));
      const members = sorted.map(({ member }) => member);
      const fresh = members.map(({ report }) => report).filter(hasWords);
      return {
        number: group + 1,
        was: null,
        incident: describeMembers(members),
        members,
        compared,
        // later ones may have taken its place among those that are compared
        packed: sorted.map((it) =>
          hasWords(it.member.report) && !compared.has(it.member.report.key)
            ? packMember(it.member, false)
            : it.json,
        ),
        fresh,
      };
    },
  };
}

function hasWords({ wording }: Report): boolean {
  return wording.sentence.length > 0;
}

async function writeAll(
  archive: Archive,
  groups: PackedGroups,
  asOf: string | null,
  signal: AbortSignal | undefined,
): Promise<void> {
  const matters: Matter[] = [];
  const plans: number[] = [];
  let waiting: Stored[] = [];
  const write = async (stored: Stored, least: number): Promise<void> => {
    signal?.throwIfAborted();
    waiting.push(stored);
    if (waiting.length < least) return;
    await archive.derive(inserted(waiting));
    waiting = [];
  };
  for (let group = 0; group < groups.count; group += 1) {
    const stored = groups.take(group);
    matters.push(matterOf(stored.incident));
    if (stored.incident.nature === 'happening') await write(stored, BATCH);
    else plans.push(group);
  }
  const nearTo = createMatters(matters);
  for (const group of plans) {
    const stored = groups.take(group);
    const plan = matters[group] ?? matterOf(stored.incident);
    const outcome = outcomeOf(plan, nearTo(plan), asOf);
    await write({ ...stored, incident: { ...stored.incident, outcome } }, BATCH);
  }
  if (waiting.length > 0) await archive.derive(inserted(waiting));
}

export interface Origins {
  /** The document's origin, or else its outlet, or else itself. */
  of(document: number): string;
  /** Of those asked for, by document. */
  readonly known: ReadonlyMap<string, string>;
}

/** Whose reporting documents are. @param documents null: all */
export async function readOrigins(
  archive: Archive,
  documents: readonly number[] | null,
  signal?: AbortSignal,
): Promise<Origins> {
  const some = documents === null ? 'true' : among('d.document', documents);
  const rows = await archive.rows<{ readonly document: number; readonly origin: string | null }>(
    `SELECT d.document, coalesce(o.name, d.outlet) AS origin FROM documents d
     LEFT JOIN origins o ON o.document = d.document AND o.kind <> 'own' WHERE d.current AND ${some}`,
    [],
    signal,
  );
  const known = new Map(
    rows.map(({ document, origin }) => [String(document), origin ?? `document ${document}`]),
  );
  return { known, of: (document) => known.get(String(document)) ?? `document ${document}` };
}
