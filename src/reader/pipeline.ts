/** The reader as one visible, ordered list of stages: document in, record out. */
import type { Lexicon } from '../lexicon/types.js';
import { type ChanceryRecord, SCHEMA_ID, type SourceDocument } from '../record/index.js';
import { createAgendaStage } from './agenda/index.js';
import { createDisputesStage } from './disputes/index.js';
import type { Draft, DraftPart, Stage } from './draft.js';
import { createEntitiesStage } from './entities/index.js';
import { stagesOutOfOrder } from './errors.js';
import { createEventsStage } from './events/index.js';
import type { Model } from './model/index.js';
import { createSentencesStage } from './sentences/index.js';
import { createSourcesStage } from './sources/index.js';
import { emptyDraft } from './start.js';
import { createStatementsStage } from './statements/index.js';
import { createTimesStage } from './times/index.js';

/** @returns the stages in the order they run. */
export function createStages(lexicon: Lexicon, events = createEventsStage(lexicon)): readonly Stage[] {
  return [
    createSentencesStage(lexicon),
    createEntitiesStage(lexicon),
    createTimesStage(),
    // before events: what is only said to have happened carries the statement it is said in
    createStatementsStage(),
    events,
    // after events: a plan on the agenda points at its event, a challenge may be one
    createDisputesStage(),
    createAgendaStage(),
    // last: who cites whom is read off the statements, the disputed ones included
    createSourcesStage(),
  ];
}

/** Runs a document through the stages. */
export type Pipeline = (document: SourceDocument) => Promise<ChanceryRecord>;

/**
 * The model reads the text once, ahead of all stages: it is the one step that other threads work on, and what it says
 * stands in the draft for whichever stage asks.
 * @param model loads the model; asked at the first document
 * @throws ChanceryError READER_STAGES_OUT_OF_ORDER where a stage needs what no earlier one adds.
 */
export function createPipeline(stages: readonly Stage[], model: () => Promise<Model>): Pipeline {
  checkOrder(stages);
  return async (document) => {
    const start = emptyDraft(document);
    let draft: Draft = { ...start, model: await (await model()).read(document.text) };
    for (const stage of stages) draft = { ...draft, ...stage.run(draft) };
    return toRecord(draft);
  };
}

function checkOrder(stages: readonly Stage[]): void {
  const ready = new Set<DraftPart>(['document', 'model']);
  for (const stage of stages) {
    for (const part of stage.needs) {
      if (!ready.has(part)) throw stagesOutOfOrder(stage.name, part);
    }
    for (const part of stage.adds) ready.add(part);
  }
}

/** Tokens, phrases and verb groups stay behind: the record promises only what `src/record/schema.ts` names. */
function toRecord(draft: Draft): ChanceryRecord {
  const { document, entities, mentions, times, statements, events, agenda, disputes, sources } = draft;
  const sentences = draft.sentences.map(({ start, end, paragraph }) => ({ start, end, paragraph }));
  return {
    schema: SCHEMA_ID,
    document,
    sentences,
    entities,
    mentions,
    times,
    statements,
    events,
    agenda,
    disputes,
    sources,
  };
}
