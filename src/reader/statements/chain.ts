/**
 * The chain by which words came here. A statement whose cue stands in another's content was made inside it (`parent`),
 * and reached us through that one's speaker (`via`, nearest first): "The strike is over, he said, according to Ansa" came
 * through Ansa. An outlet spoken to is part of the chain as well: "he told Ansa", "in an interview with Ansa".
 */
import type { Entity, Span } from '../../record/index.js';
import type { MentionIndex } from '../entities/lookup.js';
import type { Finding } from './finding.js';

interface Piece extends Span {
  readonly owner: number;
}

/** For each finding the index of the innermost other one whose content takes it in, or null. */
export const parentsOf = (findings: readonly Finding[]): readonly (number | null)[] => {
  const pieces: Piece[] = findings
    .flatMap((finding, owner) => finding.content.map((span) => ({ ...span, owner })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const order = findings
    .map((finding, index) => ({ index, at: finding.cue?.start ?? finding.content[0]?.start ?? 0 }))
    .sort((a, b) => a.at - b.at);
  const parents: (number | null)[] = findings.map(() => null);
  const open: Piece[] = [];
  let next = 0;
  for (const { index, at } of order) {
    for (let piece = pieces[next]; piece !== undefined && piece.start <= at; piece = pieces[++next])
      open.push(piece);
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= at) open.pop();
    const own = findings[index];
    if (own?.cue === null) continue;
    for (let k = open.length - 1; k >= Math.max(0, open.length - 12); k--) {
      const piece = open[k];
      if (piece === undefined || piece.end <= at || piece.owner === index) continue;
      parents[index] = piece.owner;
      break;
    }
  }
  return parents.map((parent, index) =>
    parent !== null && isAncestor(parents, index, parent) ? null : parent,
  );
};

/**
 * The same, where an outlet is said to report the very words that somebody else says ("The strike is over," he said, according to
 * Ansa): the outlet's statement is the one that the other was made inside.
 */
export const withCarriers = (
  findings: readonly Finding[],
  speakers: readonly (Entity | null)[],
  parents: readonly (number | null)[],
): readonly (number | null)[] =>
  parents.map((parent, index) => {
    const own = findings[index];
    if (parent !== null || own === undefined || speakers[index]?.kind === 'outlet') return parent;
    const near = [index - 2, index - 1, index + 1, index + 2];
    const carrier = near.find((at) => {
      const other = findings[at];
      return other !== undefined && speakers[at]?.kind === 'outlet' && sameWords(own.content, other.content);
    });
    return carrier === undefined || isAncestor(parents, index, carrier) ? null : carrier;
  });

/** True where two contents share most of the shorter and half of the longer. */
export const sameWords = (a: readonly Span[], b: readonly Span[]): boolean => {
  const size = (spans: readonly Span[]): number =>
    spans.reduce((sum, { start, end }) => sum + end - start, 0);
  const shared = a
    .flatMap((one) => b.map((other) => Math.min(one.end, other.end) - Math.max(one.start, other.start)))
    .reduce((sum, width) => sum + Math.max(0, width), 0);
  return shared >= 0.8 * Math.min(size(a), size(b)) && shared >= 0.5 * Math.max(size(a), size(b));
};

/** True where following parents from `from` leads back to `index`: two findings must not contain each other. */
const isAncestor = (parents: readonly (number | null)[], index: number, from: number): boolean => {
  let at: number | null = from;
  for (let step = 0; at !== null && step < 8; step++) {
    if (at === index) return true;
    at = parents[at] ?? null;
  }
  return at !== null;
};

/** Kinds of cue that hand words on; what someone wants, thinks or refuses hands on nothing. */
const HANDS_ON = new Set(['say', 'confirm', 'find']);

export const viaOf = (
  findings: readonly Finding[],
  speakers: readonly (Entity | null)[],
  parents: readonly (number | null)[],
  mentions: MentionIndex,
  index: number,
): readonly string[] => {
  const via: string[] = [];
  const own = speakers[index];
  const add = (id: string): void => {
    if (id !== own?.id && !via.includes(id)) via.push(id);
  };
  const setting = findings[index]?.setting;
  if (setting !== null && setting !== undefined) {
    for (const mention of mentions.within(setting.start, setting.end)) {
      const entity = mentions.entityOf(mention);
      if (entity?.kind === 'outlet') add(entity.id);
    }
  }
  for (let at = parents[index] ?? null, step = 0; at !== null && step < 8; at = parents[at] ?? null, step++) {
    const kind = findings[at]?.kind;
    const speaker = speakers[at];
    if (
      speaker !== null &&
      speaker !== undefined &&
      kind !== null &&
      kind !== undefined &&
      HANDS_ON.has(kind)
    )
      add(speaker.id);
  }
  return via;
};
