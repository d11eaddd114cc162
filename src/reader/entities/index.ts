/**
 * Stage `entities`. Needs the document, tokens, sentences, quotations and the model's reading; adds entities and mentions.
 *
 * First names are read out of the prose, then headlines are read with what the prose taught; who is meant by a bare
 * noun or a pronoun comes last, when everybody who can be meant is known.
 */
import type { Lexicon } from '../../lexicon/types.js';
import type { Stage } from '../draft.js';
import { nameAdministrations } from './administrations.js';
import { resolveNouns } from './anaphora.js';
import { readAppositions } from './appositions.js';
import { createCast } from './cast.js';
import { nameDomestic, placeBodies, placeMinistries, placePeople } from './domestic.js';
import { nameGroups } from './groups.js';
import { isTitleCase } from './headlines.js';
import { createLocale } from './locale.js';
import { settleMetonyms } from './metonyms.js';
import { readModelNames } from './model-names.js';
import { readNames, settleOpenNames } from './names.js';
import { nameDatelineOutlet } from './outlets.js';
import { nameOwned } from './owned.js';
import { placePeoples } from './peoples.js';
import { resolvePronouns } from './pronouns.js';
import { toRecord } from './resolve.js';
import type { Scene } from './scene.js';
import { nameHalves } from './states.js';
import { mergeSurnames } from './surname-merge.js';
import { nameVessels } from './vessels.js';

export const createEntitiesStage = (lexicon: Lexicon): Stage => ({
  name: 'entities',
  needs: ['document', 'tokens', 'sentences', 'quotations', 'model'],
  adds: ['entities', 'mentions'],
  run: (draft) => {
    const scene: Scene = {
      draft,
      tokens: draft.tokens,
      lexicon,
      date: draft.document.published?.slice(0, 10) ?? null,
      cast: createCast(),
      namings: [],
      cover: [],
      open: [],
      roleNouns: new Map(),
    };
    const headlines = new Set(draft.sentences.filter((sentence) => isTitleCase(scene, sentence)));
    for (const sentence of draft.sentences) if (!headlines.has(sentence)) readNames(scene, sentence, 'prose');
    for (const sentence of headlines) readNames(scene, sentence, 'headline');
    settleOpenNames(scene);
    nameVessels(scene);
    nameDatelineOutlet(scene);
    // after all lists and titles: the model names whom they leave open
    readModelNames(scene);
    mergeSurnames(scene);
    settleMetonyms(scene);
    nameHalves(scene);
    nameAdministrations(scene);
    // after states and bodies are named: they tell whose minister and whose fellow someone is
    readAppositions(scene);
    nameGroups(scene);
    resolveNouns(scene);
    const locale = createLocale(scene);
    placeMinistries(scene, locale);
    nameDomestic(scene, locale);
    resolvePronouns(scene);
    nameOwned(scene);
    placeBodies(scene, locale);
    placePeople(scene, locale);
    placePeoples(scene, locale);
    return toRecord(scene);
  },
});
