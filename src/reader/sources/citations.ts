/**
 * Outlets and agencies that the article names as where it has its news from: as the source of a statement ("Ansa |
 * reported that …", "according to | Ansa"), as what stands between ("he told | Ansa", `via`), or after "citing", "first
 * reported by", "quoted by", "as reported by"; or thanks ("Ansa contributed to this report").
 *
 * Refuses outlets that are only talked about ("the owner of the Courier", "a Courier reporter was held").
 */
import type { Entity, Mention } from '../../record/index.js';
import type { Draft } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';
import { firstFrom } from '../offsets.js';

export interface CitedOutlet {
  readonly outlet: Entity;
  /** Offsets of the citing words. */
  readonly start: number;
  readonly end: number;
}

const CITING = /^(?:cit(?:ing|es|ed)|quot(?:ing|es|ed))$/;
const REPORTED =
  /^(?:reported|published|quoted|cited|carried|obtained|seen|reviewed|broadcast|aired|revealed|released|distributed|conducted)$/;

/** @returns citations in the order of the text. */
export const findCitations = (draft: Draft, mentions: MentionIndex): readonly CitedOutlet[] => {
  const found: CitedOutlet[] = [];
  const namings = mentionsOf(draft);
  const byId = new Map(draft.entities.map((entity) => [entity.id, entity]));
  const add = (outlet: Entity | undefined, start: number, end: number): void => {
    if (outlet?.kind === 'outlet') found.push({ outlet, start, end });
  };
  for (const { speaker, via, source, cue } of draft.statements) {
    if (speaker !== null && source !== null) {
      add(
        byId.get(speaker),
        Math.min(source.start, cue?.start ?? source.start),
        Math.max(source.end, cue?.end ?? source.end),
      );
    }
    for (const id of via) {
      const outlet = byId.get(id);
      if (outlet?.kind !== 'outlet' || cue === null) continue;
      const mention = nearest(namings.get(id) ?? [], cue.start);
      if (mention !== undefined) add(outlet, mention.start, mention.end);
    }
  }
  for (const mention of draft.mentions) {
    const entity = mentions.entityOf(mention);
    if (entity?.kind !== 'outlet') continue;
    const at = firstFrom(draft.tokens, mention.start);
    let before = at - 1;
    if (draft.tokens[before]?.lower === 'the') before--;
    const word = draft.tokens[before]?.lower ?? '';
    const earlier = draft.tokens[before - 1]?.lower ?? '';
    const after = draft.tokens[firstFrom(draft.tokens, mention.end)]?.lower ?? '';
    const cited =
      CITING.test(word) ||
      (word === 'by' && REPORTED.test(earlier)) ||
      (word === 'to' && earlier === 'according');
    const told = word === 'told' || word === 'tells';
    const inOutlet =
      (word === 'in' || word === 'with' || word === 'to') &&
      /^(?:interview|article|report|op-ed|piece)$/.test(earlier);
    // "The Associated Press contributed to this report."
    const contributed = /^ contributed to this (?:report|story|article)\b/.test(
      draft.document.text.slice(mention.end, mention.end + 40),
    );
    if (contributed) add(entity, mention.start, mention.end);
    const says = /^(?:reports|reported|writes|wrote|says|said|reporting)$/.test(after);
    if (!cited && !told && !inOutlet && !says) continue;
    const start =
      cited || told || inOutlet
        ? (draft.tokens[told || CITING.test(word) ? before : before - 1]?.start ?? mention.start)
        : mention.start;
    add(
      entity,
      start,
      says && !cited ? (draft.tokens[firstFrom(draft.tokens, mention.end)]?.end ?? mention.end) : mention.end,
    );
  }
  found.push(...besides(draft, mentions, found));
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
};

/** "[Ansa], [Lusa] and Efe reported": the others of a row whose last is cited. */
const besides = (
  { document: { text }, mentions: all }: Draft,
  mentions: MentionIndex,
  found: readonly CitedOutlet[],
): readonly CitedOutlet[] => {
  const outlets = all
    .filter((mention) => mentions.entityOf(mention)?.kind === 'outlet')
    .sort((a, b) => a.start - b.start);
  const cited = new Set(found.map(({ start }) => start));
  const added: CitedOutlet[] = [];
  for (let i = outlets.length - 2; i >= 0; i--) {
    const [one, next] = [outlets[i], outlets[i + 1]];
    const outlet = one === undefined ? undefined : mentions.entityOf(one);
    if (one === undefined || next === undefined || outlet === undefined || cited.has(one.start)) continue;
    if (!cited.has(next.start) || !/^(?:,|,? and) (?:the )?$/i.test(text.slice(one.end, next.start)))
      continue;
    cited.add(one.start);
    added.push({ outlet, start: one.start, end: one.end });
  }
  return added;
};

/** Mentions of each entity, by start. */
const mentionsOf = (draft: Draft): ReadonlyMap<string, readonly Mention[]> => {
  const byEntity = new Map<string, Mention[]>();
  for (const mention of [...draft.mentions].sort((a, b) => a.start - b.start)) {
    const list = byEntity.get(mention.entity);
    if (list === undefined) byEntity.set(mention.entity, [mention]);
    else list.push(mention);
  }
  return byEntity;
};

/** Of an entity's mentions the one that starts nearest to an offset, the earlier where two do. */
const nearest = (mentions: readonly Mention[], offset: number): Mention | undefined => {
  const next = firstFrom(mentions, offset);
  const [before, after] = [mentions[next - 1], mentions[next]];
  if (before === undefined || after === undefined) return before ?? after;
  return after.start - offset < offset - before.start ? after : before;
};
