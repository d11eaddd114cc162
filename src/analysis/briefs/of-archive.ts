/** The material of a brief, out of an archive whose analysis is up to date. */
import type { Archive } from '../../archive/index.js';
import { queryDocuments, queryStatements, type StatementRow } from '../../archive/queries/index.js';
import type { Span } from '../../record/index.js';
import { readAgenda } from '../agenda/index.js';
import { readCoverage } from '../coverage.js';
import { type ArchiveDispute, type Assertion, readDisputes } from '../disputes/index.js';
import { createEvidenceBook, type Evidence, type EvidenceBook } from '../evidence.js';
import {
  type Party,
  readIncidents,
  type StoredIncident,
  type ToldIncident,
  tellIncidents,
} from '../incidents/index.js';
import { positionsOf, readMoveReports, readRarity } from '../positions/index.js';
import { momentOf } from '../provenance/article.js';
import { type OriginRow, readOrigins } from '../provenance/of-archive.js';
import { relationIncidentsOf, relationOf } from '../relations/index.js';
import { readCopyGroups } from '../syndication/of-archive.js';
import type {
  BriefScope,
  Material,
  ToldArticle,
  ToldChange,
  ToldDispute,
  ToldPlan,
  ToldPosition,
  Voice,
} from './types.js';

/** Of one party the relations with so many others are looked at, those with whom most happened. */
const COUNTERPARTS = 3;
const MOST_CHANGE_EVIDENCE = 6;

interface Desk {
  readonly archive: Archive;
  readonly question: BriefScope;
  readonly book: EvidenceBook;
  readonly origins: ReadonlyMap<number, OriginRow>;
  /** First and last day of the archive's articles. */
  readonly coverage: Awaited<ReturnType<typeof readCoverage>>;
  /** Numbers of the articles of the period that name the parties. */
  readonly documents: ReadonlySet<number>;
  readonly signal: AbortSignal | undefined;
}

/** @throws ChanceryError FILTER_INVALID; the signal's reason where it was aborted */
export async function readMaterial(
  archive: Archive,
  question: BriefScope,
  signal?: AbortSignal,
): Promise<Material> {
  const origins = await readOrigins(archive, undefined, signal);
  const book = createEvidenceBook(archive, origins, signal);
  const documents = await documentsAbout(archive, question, signal);
  await book.load(documents);
  const coverage = await readCoverage(archive, signal);
  const desk: Desk = { archive, question, book, origins, coverage, documents, signal };
  const all = (await readIncidents(archive, { signal })).filter(({ actors, recipients }) =>
    isBetween(question.about, [...actors, ...recipients]),
  );
  const told = await tellIncidents(archive, book, all, signal);
  const { since, until } = question;
  return {
    articles: await articlesOf(desk),
    incidents: told.filter((it) => isWithin(it, since, until)),
    voices: await voicesOf(desk),
    disputes: await disputesOf(desk),
    changes: question.kind === 'press' ? [] : changesOf(desk, all, told),
    positions: question.kind === 'press' ? [] : await positionsIn(desk),
    plans: question.kind === 'press' ? [] : await plansOf(desk, told),
  };
}

/** Of one party what names it; of several what names two of them. */
async function documentsAbout(
  archive: Archive,
  { about, since, until }: BriefScope,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<number>> {
  const counts = new Map<number, number>();
  for (const party of about) {
    for await (const { document } of queryDocuments(archive, { about: party, since, until }, signal)) {
      counts.set(document, (counts.get(document) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count >= needed(about)).map(([document]) => document));
}

const needed = (about: readonly string[]): number => Math.min(2, about.length);

function isBetween(about: readonly string[], parties: readonly Party[]): boolean {
  return about.filter((name) => parties.some((party) => isParty(party, name))).length >= needed(about);
}

function isParty({ name, country }: Pick<Party, 'name' | 'country'>, wanted: string): boolean {
  return country === wanted || name.toLowerCase() === wanted.toLowerCase();
}

/** By its own days; a threat, and what has none, by the day on which it was first told. */
function isWithin({ incident, reports }: ToldIncident, since: string, until: string): boolean {
  const printed = reports[0]?.published?.slice(0, 10) ?? null;
  const own = incident.nature === 'possibility' ? null : incident.from;
  const from = own ?? printed;
  const to = own === null ? printed : (incident.to ?? own);
  return from !== null && to !== null && to >= since && from <= until;
}

async function articlesOf({ archive, book, documents, signal }: Desk): Promise<readonly ToldArticle[]> {
  const groups = await readCopyGroups(archive);
  const numbers = [...documents];
  const retold = await archive.rows<{ readonly document: number; readonly retold: number }>(
    'SELECT document, retold FROM retellings WHERE document IN (SELECT unnest($1::BIGINT[]))',
    [numbers],
    signal,
  );
  const retells = new Map(retold.map((row) => [row.document, row.retold]));
  const leads = await archive.rows<Span & { readonly document: number }>(
    `SELECT n.document, n."start", n."end" FROM sentences n SEMI JOIN current_readings c ON c.reading = n.reading
     WHERE n.sentence = 0 AND n.document IN (SELECT unnest($1::BIGINT[])) ORDER BY n.document`,
    [numbers],
    signal,
  );
  return leads.flatMap(({ document, start, end }) =>
    book.at(document, { start, end }).map((lead) => ({
      lead,
      group: groups.get(document) ?? document,
      retells: retells.get(document) ?? null,
    })),
  );
}

/** In the articles: what the parties say, and what is said of them. Oldest first. */
async function voicesOf({ archive, question, book, documents, signal }: Desk): Promise<readonly Voice[]> {
  const { about, since, until } = question;
  const rows = new Map<string, StatementRow>();
  for (const filter of [{ speaker: about }, { about }]) {
    const asked = { ...filter, since, until, order: 'oldest' as const };
    for await (const row of queryStatements(archive, asked, signal)) {
      if (documents.has(row.article.document)) rows.set(row.id, row);
    }
  }
  return [...rows.values()].sort(inTime).flatMap((row) => voiceOf(row, book));
}

function voiceOf(row: StatementRow, book: EvidenceBook): readonly Voice[] {
  const { content, article, source, cue } = row;
  const cued =
    cue !== null &&
    row.directness === 'indirect' &&
    cue.end <= content.start &&
    content.start - cue.end <= LONGEST_GAP &&
    content.words.length === content.end - content.start;
  const said = cued
    ? book.at(article.document, { start: cue.start, end: content.end })
    : book.at(article.document, { start: content.start, end: content.end }, content.words);
  return said.map((evidence) => ({
    speaker: row.anonymous ? (named(source?.words) ?? row.speaker) : (row.speaker ?? named(source?.words)),
    country: row.speakerCountry,
    anonymous: row.anonymous,
    direct: row.directness !== 'indirect',
    via: row.via,
    stance: row.stance,
    cued,
    evidence,
  }));
}

/** Between a cue and what is said, in UTF-16 code units ("told" a news conference "that"): beyond it they are no clause. */
const LONGEST_GAP = 40;

/** A pronoun names nobody out of its sentence. */
function named(words: string | undefined): string | null {
  return words === undefined ||
    /^(?:he|she|it|they|we|i|you|who|which|that|this|these|those|the)$/i.test(words.trim())
    ? null
    : words;
}

function inTime(a: StatementRow, b: StatementRow): number {
  const [one, other] = [a, b].map((row) => momentOf(row.article.published) ?? Number.MAX_SAFE_INTEGER);
  return (
    (one ?? 0) - (other ?? 0) || a.article.document - b.article.document || a.content.start - b.content.start
  );
}

/** What DuckDB's filters take at once. */
const DOCUMENTS = 100;

/** Those of which the claim, or an answer to it, stands in the articles. */
async function disputesOf(desk: Desk): Promise<readonly ToldDispute[]> {
  const { archive, question, book, documents, signal } = desk;
  const { since, until } = question;
  const held = (it: Assertion): boolean => documents.has(Number(it.document));
  const disputes = (await readDisputes(archive, { since, until, signal })).filter(
    ({ claim, challenges }) => held(claim) || challenges.some(({ assertion }) => held(assertion)),
  );
  const numbers = [...new Set(disputes.flatMap(assertionsOf).map(({ document }) => Number(document)))];
  await book.load(numbers);
  const voices = new Map<string, Voice>();
  for (let at = 0; at < numbers.length; at += DOCUMENTS) {
    const document = numbers.slice(at, at + DOCUMENTS);
    for await (const row of queryStatements(archive, { document }, signal)) {
      for (const voice of voiceOf(row, book)) voices.set(`${row.article.document}:${row.statement}`, voice);
    }
  }
  const voice = (it: Assertion): readonly Voice[] => {
    const said = voices.get(it.key);
    if (said !== undefined) return [said];
    // What an article tells in its own voice, its outlet says.
    return passageOf(it, book).map((evidence) => ({
      speaker: it.speaker?.name ?? evidence.outlet,
      country: it.speaker?.country ?? null,
      anonymous: false,
      direct: false,
      via: [],
      stance: it.stance,
      cued: false,
      evidence,
    }));
  };
  return disputes.flatMap(({ claim, alsoIn, challenges, confirmations }) =>
    voice(claim).map((first) => ({
      claim: first,
      alsoIn: alsoIn.flatMap((it) => passageOf(it, book)),
      challenges: challenges.flatMap(({ assertion }) => voice(assertion)),
      confirmations: confirmations.flatMap(({ assertion }) => voice(assertion)),
    })),
  );
}

const assertionsOf = ({ claim, alsoIn, challenges, confirmations }: ArchiveDispute): readonly Assertion[] => [
  claim,
  ...alsoIn,
  ...[...challenges, ...confirmations].map(({ assertion }) => assertion),
];

const passageOf = ({ document, start, end, words }: Assertion, book: EvidenceBook): readonly Evidence[] =>
  book.at(Number(document), { start, end }, words);

function changesOf(
  { question, coverage }: Desk,
  incidents: readonly StoredIncident[],
  told: readonly ToldIncident[],
): readonly ToldChange[] {
  if (coverage === null) return [];
  const relations = relationIncidentsOf(incidents);
  const words = new Map(told.map(({ incident, reports }) => [incident.key, reports]));
  return pairsOf(question.about, incidents).flatMap(([one, other]) => {
    return relationOf(relations, [one], [other], { length: 'week', ...coverage })
      .changes.filter((change) => change.to >= question.since && change.from <= question.until)
      .map((change) => ({
        between: [nameIn(incidents, one), nameIn(incidents, other)] as const,
        change,
        evidence: change.incidents
          .slice(0, MOST_CHANGE_EVIDENCE)
          .flatMap((key) => words.get(key)?.slice(0, 1) ?? []),
      }));
  });
}

function pairsOf(
  about: readonly string[],
  incidents: readonly StoredIncident[],
): readonly (readonly [string, string])[] {
  const [only, ...others] = about;
  if (only === undefined) return [];
  if (others.length > 0)
    return about.flatMap((one, i) => about.slice(i + 1).map((other) => [one, other] as const));
  const counts = new Map<string, number>();
  for (const { actors, recipients } of incidents) {
    const keys = [...actors, ...recipients]
      .filter((party) => !isParty(party, only))
      .map(({ country, name }) => country ?? name);
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, COUNTERPARTS)
    .map(([other]) => [only, other] as const);
}

/** A country is called as the incidents call it. */
function nameIn(incidents: readonly StoredIncident[], wanted: string): string {
  for (const { actors, recipients } of incidents) {
    const found = [...actors, ...recipients].find(
      ({ country, name }) => country === wanted && name.length > 3,
    );
    if (found !== undefined) return found.name;
  }
  return wanted;
}

/** Between the parties where there are several; of one, what it wants and what others want of it. */
async function positionsIn(desk: Desk): Promise<readonly ToldPosition[]> {
  const { archive, question, book, origins, signal } = desk;
  const { about, since, until } = question;
  const reports = await readMoveReports(archive, {
    filter: { either: about },
    originOf: (document) => origins.get(document)?.name ?? null,
    signal,
  });
  await book.load(reports.map(({ document }) => document));
  const asked = (party: string | null): boolean =>
    party !== null && about.some((wanted) => wanted.toLowerCase() === party.toLowerCase());
  const several = about.length > 1;
  return positionsOf(reports, { rarity: await readRarity(archive, signal) })
    .filter(({ party, toward }) => (several ? asked(party) && asked(toward) : asked(party) || asked(toward)))
    .map((row) => ({
      row,
      cells: row.cells
        .filter(({ from, to }) => from !== null && from <= until && (to ?? from) >= since)
        .map((cell) => ({
          cell,
          evidence: cell.evidence.flatMap((it) => book.at(it.document, it.span, it.words)),
        })),
    }))
    .filter(({ cells }) => cells.length > 0);
}

async function plansOf(
  { archive, question, book, coverage, signal }: Desk,
  told: readonly ToldIncident[],
): Promise<readonly ToldPlan[]> {
  const { about, since, until } = question;
  const asOf = coverage === null || until < coverage.until ? until : coverage.until;
  const entries = (await readAgenda(archive, { asOf, signal })).filter(({ parties, from, to, mentions }) => {
    const announced = mentions[0]?.published ?? null;
    const lies = from !== null && (to ?? from) >= since;
    const spoken = mentions.some(
      ({ published }) => published !== null && published >= since && published <= until,
    );
    return isBetween(about, parties) && (lies || spoken) && (announced === null || announced <= until);
  });
  await book.load(entries.flatMap(({ mentions }) => mentions.map(({ document }) => Number(document))));
  const words = new Map(told.map(({ incident, reports }) => [incident.key, reports]));
  return entries.map((entry) => ({
    entry,
    announced: entry.mentions.flatMap(({ document, start, end }) =>
      book.at(Number(document), { start, end }),
    ),
    came: entry.came === null ? [] : (words.get(entry.came) ?? []),
  }));
}
