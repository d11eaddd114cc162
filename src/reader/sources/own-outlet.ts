/**
 * The outlet that published the document, as an entity: the one named in the text where there is one, else an entity of
 * its own without mention. A dateline or credit in the lead ("LISBON (Lusa) —") stands in where the document names none.
 */
import type { Entity } from '../../record/index.js';
import type { Draft } from '../draft.js';
import type { MentionIndex } from '../entities/lookup.js';
import type { CitedOutlet } from './citations.js';

export interface OwnOutlet {
  readonly entity: Entity;
  /** True where the article's entities do not hold it yet. */
  readonly isNew: boolean;
}

const normal = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

export const ownOutlet = (draft: Draft, mentions: MentionIndex): OwnOutlet | null => {
  const { outlet } = draft.document;
  if (outlet === null || outlet.trim() === '') {
    const filed = datelineOutlet(draft, mentions);
    return filed === null ? null : { entity: filed.outlet, isNew: false };
  }
  const wanted = normal(outlet);
  const known = draft.entities.find((entity) => entity.kind === 'outlet' && normal(entity.name) === wanted);
  if (known !== undefined) return { entity: known, isNew: false };
  // Named in the text by another of its names: the words say so.
  for (const mention of draft.mentions) {
    const entity = mentions.entityOf(mention);
    if (
      entity?.kind === 'outlet' &&
      normal(draft.document.text.slice(mention.start, mention.end)) === wanted
    ) {
      return { entity, isNew: false };
    }
  }
  const entity: Entity = {
    id: freeId(draft.entities, `outlet:${slug(outlet)}`),
    name: outlet.trim(),
    kind: 'outlet',
    country: null,
    sector: 'MED',
    role: null,
    wikidata: null,
    basis: 'title',
  };
  return { entity, isNew: true };
};

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'unnamed';

const freeId = (entities: readonly Entity[], id: string): string => {
  const taken = new Set(entities.map((entity) => entity.id));
  let free = id;
  for (let i = 2; taken.has(free); i++) free = `${id}-${i}`;
  return free;
};

/** How far into the text a dateline may stand. */
const DATELINE = 300;

/** "(Lusa) —": an outlet alone in brackets before the first sentence, whose report this is. */
export const datelineOutlet = (draft: Draft, mentions: MentionIndex): CitedOutlet | null => {
  const { text } = draft.document;
  for (const mention of draft.mentions) {
    if (mention.start > DATELINE) continue;
    const outlet = mentions.entityOf(mention);
    if (outlet?.kind !== 'outlet') continue;
    const bracketed = text[mention.start - 1] === '(' && text[mention.end] === ')';
    if (bracketed && /^\s*[-–—:]/.test(text.slice(mention.end + 1, mention.end + 5)))
      return { outlet, start: mention.start, end: mention.end };
  }
  return null;
};
