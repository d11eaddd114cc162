import { describe, expect, it } from 'vitest';
import { goldenRecords } from '../../test/archive/wire.js';
import type { ChanceryRecord } from '../record/index.js';
import { countDifferences, differencesOf } from './differences.js';

const record = goldenRecords()[0] as ChanceryRecord;
const [first, ...others] = record.events;

describe('two readings of a text', () => {
  it('that say the same have no differences, in whatever order', () => {
    const turned = { ...record, events: [...record.events].reverse() };
    expect(differencesOf(record, record)).toEqual([]);
    expect(differencesOf(record, turned)).toEqual([]);
  });

  it('tell an event that is gone, one that is new, one that is read otherwise', () => {
    if (first === undefined) throw new Error('the golden record has no events');
    const without = { ...record, events: others };
    expect(countDifferences(differencesOf(record, without), 'event')).toEqual({
      added: 0,
      gone: 1,
      changed: 0,
    });
    expect(countDifferences(differencesOf(without, record), 'event')).toEqual({
      added: 1,
      gone: 0,
      changed: 0,
    });
    const status = first.status === 'negated' ? 'actual' : 'negated';
    const otherwise = { ...record, events: [{ ...first, status } as const, ...others] };
    const [difference, ...more] = differencesOf(record, otherwise);
    expect(more).toEqual([]);
    expect(difference).toMatchObject({ kind: 'event', change: 'changed' });
    expect(difference?.before).toContain(first.status);
    expect(difference?.after).toContain(status);
  });

  it('do not differ by ids and confidence alone', () => {
    const renumbered = {
      ...record,
      events: record.events.map((event) => ({
        ...event,
        id: `x${event.id}`,
        confidence: event.confidence / 2,
      })),
    };
    expect(differencesOf(record, renumbered)).toEqual([]);
  });

  it('tell a statement whose speaker is another', () => {
    const at = record.statements.findIndex(({ speaker }) => speaker !== null);
    const other = record.entities.find(({ id }) => id !== record.statements[at]?.speaker);
    const statements = record.statements.map((each, i) =>
      i === at ? { ...each, speaker: other?.id ?? null } : each,
    );
    const differences = differencesOf(record, { ...record, statements });
    expect(countDifferences(differences, 'statement')).toEqual({ added: 0, gone: 0, changed: 1 });
    expect(differences[0]?.after).toContain(other?.name);
  });
});
