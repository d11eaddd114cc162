/**
 * The origin of each article: the outlet or agency whose reporting it is.
 *
 *  1. Copies have one origin together: whom most of them credit in byline, dateline or credit line; where none credits
 *     anybody, that of the one printed first.
 *  2. Any other article that credits somebody there is that one's.
 *  3. An article whose lead retells another has the origin of what it retells, hop by hop, as far as the archive goes;
 *     unless its own reporter writes from where it happened (a person's byline, a dateline away from home): then the
 *     outlet that its lead cites is one source beside what was seen.
 *  4. All others are their own.
 */
import { type Article, momentOf } from './article.js';
import type { Credit } from './credits.js';
import { isAgency, nameKey } from './names.js';
import { openingOf } from './opening.js';

/** What is known of one article; the archive keeps it in derived tables. */
export interface Facts {
  readonly document: number;
  readonly outlet: string | null;
  /** Milliseconds of publication. */
  readonly moment: number | null;
  /** The place in its dateline. */
  readonly dateline: string | null;
  /** Whether a person signs it. */
  readonly signed: boolean;
  readonly credits: readonly Credit[];
}

export interface Origin {
  readonly kind: 'own' | 'outlet' | 'agency';
  readonly name: string | null;
  /** The first report of it that the archive holds; null where it holds none. */
  readonly document: number | null;
  /** What says so: the article and its credit. None for what is its own, or a copy without credit. */
  readonly evidence: { readonly document: number; readonly credit: Credit } | null;
  /** The articles between, nearest first: copies' first print, retold articles. */
  readonly through: readonly number[];
}

export interface Links {
  /** Copies by the group they belong to (syndication's `copy_group`). */
  readonly groups: ReadonlyMap<number, number>;
  /** Which article of the credited outlet a document retells. */
  readonly retold: ReadonlyMap<number, number>;
  /** How often each outlet has printed each dateline; without it, as often as in the facts given. */
  readonly datelines?: readonly {
    readonly outlet: string;
    readonly dateline: string;
    readonly count: number;
  }[];
}

/** @returns the origin of every article given; the order in which they are given makes no difference */
export function originsOf(facts: readonly Facts[], links: Links): ReadonlyMap<number, Origin> {
  const byDocument = new Map(facts.map((it) => [it.document, it]));
  const members = membersOf(facts, links.groups);
  const homes = homesOf(links.datelines ?? datelinesIn(facts));
  const known = new Map<number, Origin>();
  const open = new Set<number>();

  function originOf(document: number): Origin | null {
    const before = known.get(document);
    if (before !== undefined) return before;
    const it = byDocument.get(document);
    // Two that retell each other: the one asked for first is taken for its own.
    if (it === undefined || open.has(document)) return null;
    open.add(document);
    const origin = work(it);
    open.delete(document);
    known.set(document, origin);
    return origin;
  }

  function work(it: Facts): Origin {
    const group = links.groups.get(it.document);
    const copies = group === undefined ? undefined : members.get(group);
    if (copies !== undefined && copies.length > 1) return ofCopies(it, copies);
    const [signed] = it.credits.filter(({ how }) => how !== 'retells');
    if (signed !== undefined) return credited(it, signed, null);
    return ofRetelling(it) ?? own(it);
  }

  function ofCopies(it: Facts, copies: readonly Facts[]): Origin {
    const [first = it] = copies;
    const best = mostCredited(copies);
    const through = first.document === it.document ? [] : [first.document];
    if (best === null) {
      const origin: Origin = ofRetelling(first) ?? own(first);
      if (first.document === it.document) return origin;
      const kind = origin.kind === 'own' ? 'outlet' : origin.kind;
      return { ...origin, kind, through: [...through, ...origin.through] };
    }
    const key = nameKey(best.credit.name);
    const source = copies.find(({ outlet }) => outlet !== null && nameKey(outlet) === key);
    if (source?.document === it.document) return own(it);
    const document = (source ?? first).document;
    return { ...credited(it, best.credit, document), evidence: best, through };
  }

  function ofRetelling(it: Facts): Origin | null {
    const credit = it.credits.find(isRetelling);
    if (credit === undefined || isOnTheSpot(it, homes)) return null;
    const retold = links.retold.get(it.document);
    const further = retold === undefined ? null : originOf(retold);
    if (retold === undefined || further === null) return credited(it, credit, null);
    return {
      kind: further.kind === 'own' ? 'outlet' : further.kind,
      name: further.name,
      document: further.document,
      evidence: { document: it.document, credit },
      through: [retold, ...further.through.filter((document) => document !== retold)],
    };
  }

  for (const { document } of [...facts].sort(byMoment)) originOf(document);
  return known;
}

function own(it: Facts): Origin {
  return { kind: 'own', name: it.outlet, document: it.document, evidence: null, through: [] };
}

function credited(it: Facts, credit: Credit, document: number | null): Origin {
  const kind = credit.agency || isAgency(credit.name) ? 'agency' : 'outlet';
  // An agency's own words printed here are the first report that is here.
  const printed = document ?? (credit.how === 'retells' ? null : it.document);
  return {
    kind,
    name: credit.name,
    document: printed,
    evidence: { document: it.document, credit },
    through: [],
  };
}

/** The name that most copies credit, with the first of those credits. Of two as often named, the one named first. */
function mostCredited(
  copies: readonly Facts[],
): { readonly document: number; readonly credit: Credit } | null {
  const votes = new Map<string, { count: number; readonly first: { document: number; credit: Credit } }>();
  for (const { document, credits } of copies) {
    const keys = new Set<string>();
    for (const credit of credits) {
      const key = nameKey(credit.name);
      if (credit.how === 'retells' || keys.has(key)) continue;
      keys.add(key);
      const vote = votes.get(key);
      if (vote === undefined) votes.set(key, { count: 1, first: { document, credit } });
      else vote.count += 1;
    }
  }
  let best: { count: number; readonly first: { document: number; credit: Credit } } | null = null;
  for (const vote of votes.values()) if (best === null || vote.count > best.count) best = vote;
  return best?.first ?? null;
}

/** Copies of each group, first printed first. */
function membersOf(
  facts: readonly Facts[],
  groups: ReadonlyMap<number, number>,
): ReadonlyMap<number, readonly Facts[]> {
  const members = new Map<number, Facts[]>();
  for (const it of [...facts].sort(byMoment)) {
    const group = groups.get(it.document);
    if (group === undefined) continue;
    const list = members.get(group);
    if (list === undefined) members.set(group, [it]);
    else list.push(it);
  }
  return members;
}

function byMoment(one: Facts, other: Facts): number {
  return (
    (one.moment ?? Number.POSITIVE_INFINITY) - (other.moment ?? Number.POSITIVE_INFINITY) ||
    one.document - other.document
  );
}

/** Datelines an outlet must have printed before one can tell which are its home. */
const ENOUGH_DATELINES = 3;
const HOME_SHARE = 0.2;

function datelinesIn(facts: readonly Facts[]): NonNullable<Links['datelines']> {
  return facts.flatMap(({ outlet, dateline }) =>
    outlet === null || dateline === null ? [] : [{ outlet, dateline, count: 1 }],
  );
}

/** Each outlet's usual datelines: its home and its bureaus. */
function homesOf(datelines: NonNullable<Links['datelines']>): ReadonlyMap<string, ReadonlySet<string>> {
  const counts = new Map<string, Map<string, number>>();
  for (const { outlet, dateline, count } of datelines) {
    const places = counts.get(outlet) ?? new Map<string, number>();
    places.set(dateline, (places.get(dateline) ?? 0) + count);
    counts.set(outlet, places);
  }
  const homes = new Map<string, ReadonlySet<string>>();
  for (const [outlet, places] of counts) {
    const all = [...places.values()].reduce((sum, count) => sum + count, 0);
    if (all < ENOUGH_DATELINES) continue;
    const usual = [...places].filter(([, count]) => count >= 2 && count >= all * HOME_SHARE);
    homes.set(outlet, new Set(usual.map(([place]) => place)));
  }
  return homes;
}

/** Outlets of which `originsOf` asks where they are at home. */
export function outletsAskedFor(facts: readonly Facts[]): readonly string[] {
  const asked = facts.filter((it) => it.signed && it.dateline !== null && it.credits.some(isRetelling));
  return [...new Set(asked.flatMap(({ outlet }) => outlet ?? []))];
}

function isRetelling({ how }: Credit): boolean {
  return how === 'retells';
}

function isOnTheSpot(it: Facts, homes: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  if (!it.signed || it.dateline === null || it.outlet === null) return false;
  const home = homes.get(it.outlet);
  return home !== undefined && home.size > 0 && !home.has(it.dateline);
}

/** Bylines that are no person's. */
const NOBODY =
  /\b(?:desk|staff|newsroom|editors?|editorial|wires?|agenc(?:y|ies)|reporter|correspondent|reports?|admin|team|online|web)\b/i;

/** What the archive keeps of an article. */
export function factsOf(article: Article, credits: readonly Credit[]): Facts {
  const { author, outlet, text } = article;
  const person = author !== null && /^\p{Lu}[\p{L}.'’-]+(?:\s+[\p{L}.'’-]+){1,4}$/u.test(author.trim());
  return {
    document: article.document,
    outlet,
    moment: momentOf(article.published),
    dateline: openingOf(text).place,
    signed: person && !NOBODY.test(author) && (outlet === null || nameKey(author) !== nameKey(outlet)),
    credits,
  };
}
