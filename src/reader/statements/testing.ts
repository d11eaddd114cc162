/** For tests: a draft as the stages before this one leave it, and statements written out as text. */
import type { Entity, Mention, Span, Statement } from '../../record/index.js';
import type { Draft } from '../draft.js';
import type { Attribution } from '../model/index.js';
import { createSentencesStage } from '../sentences/index.js';
import { draftOfText } from '../start.js';
import { createStatementsStage } from './index.js';

export type Named = Readonly<Record<string, Pick<Entity, 'id' | 'kind'>>>;

/** An attribution as the model would hand it on, in the words of the text: "Ortiz" the first time, "Ortiz#2" the second. */
export interface Said {
  readonly cue: string;
  readonly source?: string | readonly string[];
  readonly content: string | readonly string[];
}

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

/** Where words stand in a text, as whole words. @throws where they do not: the test is wrong. */
const locate = (text: string, words: string): Span => {
  const [, piece = words, which = '1'] = /^(.*)#(\d+)$/s.exec(words) ?? [];
  const isWord = (at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '');
  const cuts = (at: number): boolean => isWord(at - 1) && isWord(at);
  let left = Number(which);
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1)) {
    const end = at + piece.length;
    if (!cuts(at) && !cuts(end) && --left === 0) return { start: at, end };
  }
  throw new Error(`"${words}" does not stand in "${text}"`);
};

const pieces = (words: string | readonly string[]): readonly string[] =>
  typeof words === 'string' ? [words] : words;

const attributionOf = (text: string, { cue, source, content }: Said): Attribution => ({
  cue: locate(text, cue),
  source: pieces(source ?? []).map((piece) => locate(text, piece)),
  content: pieces(content).map((piece) => locate(text, piece)),
  probability: 1,
});

/** A draft of a text whose names and attributions are given: every place where a name stands becomes a mention. */
export const draftOf = (
  text: string,
  named: Named = {},
  outlet: string | null = null,
  said: readonly Said[] = [],
): Draft => {
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
    model: { ...start.model, attributions: said.map((each) => attributionOf(text, each)) },
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
export const statementsIn = (text: string, named: Named = {}, said: readonly Said[] = []) => {
  const draft = withStatements(draftOf(text, named, null, said));
  return draft.statements.map((statement) => written(draft, statement));
};
