/**
 * Stage `statements`. Needs tokens, sentences, quotations, entities, mentions and times; adds statements: who said,
 * asked, denied, believed or wanted what, in whose words, through whom.
 */
import type { Lexicon } from '../../lexicon/types.js';
import type { Statement } from '../../record/index.js';
import type { Draft, Stage } from '../draft.js';
import { loadCues } from './cues.js';
import { findAttributions } from './find.js';
import { createReading } from './reading.js';

export const createStatementsStage = (_lexicon: Pick<Lexicon, 'entry'>): Stage => {
  const cues = loadCues();
  return {
    name: 'statements',
    needs: ['tokens', 'sentences', 'quotations', 'entities', 'mentions', 'times'],
    adds: ['statements'],
    run: (draft: Draft) => {
      const reading = createReading(draft);
      const findings = findAttributions(draft, reading, cues);
      return {
        statements: findings.map(
          (finding, i): Statement => ({
            id: `s${i + 1}`,
            content: finding.content,
            cue: finding.cue,
            source: finding.source,
            speaker: null,
            anonymous: false,
            directness: finding.directness,
            via: [],
            parent: null,
            time: null,
            stance: null,
            of: null,
          }),
        ),
      };
    },
  };
};
