/**
 * Stage `sources`. Needs entities, mentions and statements; adds the edges of the chain by which the news came here:
 * outlet → the outlet or agency it cites. The document's own outlet is the first link; where the article opens as a
 * retelling of another outlet's piece ("As the Courier writes, …"), or has an agency in its dateline, what is cited after that was
 * cited by that piece.
 */
import type { Citation, Entity } from '../../record/index.js';
import type { Draft, Stage } from '../draft.js';
import { createMentionIndex } from '../entities/lookup.js';
import { carrierOf } from './carrier.js';
import { findCitations } from './citations.js';
import { datelineOutlet, ownOutlet } from './own-outlet.js';

export const createSourcesStage = (): Stage => ({
  name: 'sources',
  needs: ['tokens', 'sentences', 'entities', 'mentions', 'statements'],
  adds: ['sources', 'entities'],
  run: (draft: Draft) => {
    const mentions = createMentionIndex(draft);
    const own = ownOutlet(draft, mentions);
    // "CAIRO (AP) —" in another's paper: the agency's report, and the agency cites what it cites
    const filed = datelineOutlet(draft, mentions);
    const citations = [...(filed === null ? [] : [filed]), ...findCitations(draft, mentions)];
    const others = citations.filter((citation) => citation.outlet.id !== own?.entity.id);
    const carrier = own === null ? null : (others.find((one) => one === filed) ?? carrierOf(draft, others));
    const sources: Citation[] = [];
    const seen = new Set<string>();
    for (const { outlet, start, end } of others) {
      const citing: Entity | null =
        carrier !== null && outlet.id !== carrier.outlet.id ? carrier.outlet : (own?.entity ?? null);
      if (citing === null || citing.id === outlet.id) continue;
      const edge = `${citing.id} ${outlet.id}`;
      if (seen.has(edge)) continue;
      seen.add(edge);
      sources.push({ outlet: citing.id, cites: outlet.id, url: null, start, end });
    }
    const added = own?.isNew === true && sources.some((source) => source.outlet === own.entity.id);
    return added ? { sources, entities: [...draft.entities, own.entity] } : { sources };
  },
});
