/** For tests: a draft as the stages before this one leave it, and statements written out as text. */
import type { Entity, Mention, Statement } from '../../record/index.js';
import type { Draft } from '../draft.js';
import { loadModel } from '../model/index.js';
import { createSentencesStage } from '../sentences/index.js';
import { draftOfText } from '../start.js';
import { createStatementsStage } from './index.js';

export type Named = Readonly<Record<string, Pick<Entity, 'id' | 'kind'>>>;

const model = await loadModel();
const sentences = createSentencesStage({ splitRunTogether: () => null });

const entityOf = (id: string, kind: Entity['kind'], name: string): Entity => ({
  id,
  name,
  kind,
  country: null,
  sector: null,
  role: null,
  wikidata: null,
  basis: 'lexicon',
});

/** A draft of a text whose names are given: every place where a name stands becomes a mention. */
export const draftOf = async (
  text: string,
  named: Named = {},
  outlet: string | null = null,
): Promise<Draft> => {
  const entities = new Map<string, Entity>();
  const mentions: Mention[] = [];
  for (const [words, { id, kind }] of Object.entries(named)) {
    if (!entities.has(id)) entities.set(id, entityOf(id, kind, words));
    for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
      mentions.push({ id: `m${mentions.length + 1}`, start: at, end: at + words.length, entity: id });
    }
  }
  const start = draftOfText(text, '2024-05-06');
  const empty: Draft = {
    ...start,
    document: { ...start.document, outlet },
    model: await model.read(text),
    entities: [...entities.values()],
    mentions: mentions.sort((a, b) => a.start - b.start),
  };
  return { ...empty, ...sentences.run(empty) };
};

const stage = createStatementsStage();

export const withStatements = (draft: Draft): Draft => ({ ...draft, ...stage.run(draft) });

/** A statement as text: pieces of content joined by " … ". */
export const written = (draft: Draft, statement: Statement) => {
  const slice = (span: { start: number; end: number } | null): string | null =>
    span === null ? null : draft.document.text.slice(span.start, span.end);
  return {
    source: slice(statement.source),
    cue: slice(statement.cue),
    content: statement.content.map(slice).join(' … '),
    speaker: statement.speaker,
    anonymous: statement.anonymous,
    directness: statement.directness,
    via: statement.via,
    parent: statement.parent,
    stance: statement.stance,
    of: statement.of,
  };
};

/** All statements of a text, written out. */
export const statementsIn = async (text: string, named: Named = {}) => {
  const draft = withStatements(await draftOf(text, named));
  return draft.statements.map((statement) => written(draft, statement));
};
