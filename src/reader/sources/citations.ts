/**
 * Outlets and agencies that the article names as where it has its news from: as the source of a statement ("Ansa |
 * reported that …", "according to | Ansa"), as what stands between ("he told | Ansa", `via`), or after "citing", "first
 * reported by", "quoted by", "as reported by".
 *
 * Refuses outlets that are only talked about ("the owner of the Courier", "a Courier reporter was held").
 */
import type { Entity } from '../../record/index.js';
import type { Draft } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';

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
      const mention = nearest(draft, id, cue.start);
      if (mention !== undefined) add(outlet, mention.start, mention.end);
    }
  }
  for (const mention of draft.mentions) {
    const entity = mentions.entityOf(mention);
    if (entity?.kind !== 'outlet') continue;
    const at = positionOf(draft, mention.start);
    let before = at - 1;
    if (draft.tokens[before]?.lower === 'the') before--;
    const word = draft.tokens[before]?.lower ?? '';
    const earlier = draft.tokens[before - 1]?.lower ?? '';
    const after = draft.tokens[positionOf(draft, mention.end)]?.lower ?? '';
    const cited =
      CITING.test(word) ||
      (word === 'by' && REPORTED.test(earlier)) ||
      (word === 'to' && earlier === 'according');
    const told = word === 'told' || word === 'tells';
    const inOutlet =
      (word === 'in' || word === 'with' || word === 'to') &&
      /^(?:interview|article|report|op-ed|piece)$/.test(earlier);
    const says = /^(?:reports|reported|writes|wrote|says|said|reporting)$/.test(after);
    if (!cited && !told && !inOutlet && !says) continue;
    const start =
      cited || told || inOutlet
        ? (draft.tokens[told || CITING.test(word) ? before : before - 1]?.start ?? mention.start)
        : mention.start;
    add(
      entity,
      start,
      says && !cited ? (draft.tokens[positionOf(draft, mention.end)]?.end ?? mention.end) : mention.end,
    );
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
};

/** The naming of an entity that stands nearest to an offset. */
const nearest = (draft: Draft, id: string, offset: number) => {
  let best: Draft['mentions'][number] | undefined;
  for (const mention of draft.mentions) {
    if (mention.entity !== id) continue;
    if (best === undefined || Math.abs(mention.start - offset) < Math.abs(best.start - offset))
      best = mention;
  }
  return best;
};

/** Index of the first token at or after an offset. */
const positionOf = (draft: Draft, offset: number): number => {
  let low = 0;
  let high = draft.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((draft.tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};
