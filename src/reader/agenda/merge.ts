/**
 * One line for one thing: items over the same words, the same act retold without its day, the same people on the same
 * day for the same kind of act. The dated telling stays, then the earlier one; a deadline or anniversary stays before
 * the plan that its words also make.
 */
import type { AgendaItem } from '../../record/index.js';
import type { Found } from './found.js';

export type Item = Omit<AgendaItem, 'id'> &
  Pick<Found, 'at'> & { readonly sentence: number; readonly act: string };

export const mergeItems = (items: readonly Item[]): readonly Item[] => {
  const kept: Item[] = [];
  const byRank = [...items].sort((a, b) => rank(a) - rank(b) || a.start - b.start || b.end - a.end);
  const taken = new Map<number, Item[]>();
  const told = new Set<string>();
  for (const item of byRank) {
    if (item.what === '') continue;
    const near = taken.get(item.sentence) ?? [];
    const covered = near.some(
      (other) =>
        other.start < item.end && item.start < other.end && (item.date === null || item.date === other.date),
    );
    const who = [...item.entities].sort().join('+');
    const keys = item.date === null ? [] : [`${item.kind}|${item.date}|${who}`];
    if (item.entities.length > 0) keys.push(`${item.kind}|${item.act}|${who}`);
    if (covered || keys.some((key) => told.has(key))) continue;
    for (const key of keys) told.add(key);
    taken.set(item.sentence, [...near, item]);
    kept.push(item);
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
};

const rank = ({ kind, date }: Item): number =>
  (date === null ? 2 : 0) + (kind === 'deadline' || kind === 'anniversary' ? 0 : 1);
