import { describe, expect, it } from 'vitest';
import { findIncidents } from '../incidents/index.js';
import { plan, recordTelling, reportsIn, summit } from '../incidents/testing.js';
import { agendaCalendar } from './calendar.js';
import { findAgenda, mentionsOf } from './find.js';

/** The plan's article with its item on the agenda. */
function announced(id: string, published: string, event: string | null = 'e1') {
  const record = recordTelling(id, published, [plan]);
  const item = {
    id: 'a1',
    kind: 'planned' as const,
    what: 'Norway and Chile will meet in Oslo',
    date: '2021-03-02',
    entities: ['NOR', 'CHL'],
    event,
    start: 0,
    end: 34,
  };
  return { ...record, agenda: [item] };
}

function agendaOf(records: Parameters<typeof reportsIn>[0], asOf: string) {
  const incidents = findIncidents(reportsIn(records), { originOf: ({ document }) => document, asOf });
  return findAgenda(
    records.flatMap((record) => mentionsOf(record)),
    incidents,
    asOf,
  );
}

describe('the agenda', () => {
  const both = [announced('a', '2021-02-20'), announced('b', '2021-02-21', null)];

  it('has a thing once, however many articles announce it', () => {
    const entries = agendaOf([announced('a', '2021-02-20'), announced('b', '2021-02-21')], '2021-02-25');
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      state: 'coming',
      from: '2021-03-02',
      parties: [{ key: 'NOR' }, { key: 'CHL' }],
    });
    expect(entries[0]?.mentions.map(({ document }) => document)).toEqual(['a', 'b']);
  });

  it('says what came of it', () => {
    const entries = agendaOf([...both, recordTelling('c', '2021-03-03', [summit])], '2021-06-01');
    expect(entries).not.toHaveLength(0);
    for (const { state, came } of entries) expect([state, came]).toEqual(['took place', 'c:e1']);
  });

  it('marks a day that passed without a report', () => {
    expect(agendaOf(both, '2021-06-01').map(({ state }) => state)).toContain('no report');
  });

  it('is a calendar that can be read again without doubling', () => {
    const feed = agendaCalendar(agendaOf(both, '2021-06-01'));
    expect(feed).toContain('DTSTART;VALUE=DATE:20210302');
    expect(feed.replace(/\r\n[ \t]/g, '')).toContain('no article says what came of it');
    expect(agendaCalendar(agendaOf(both, '2021-06-01'))).toBe(feed);
  });

  it('cuts what is long, and no character in two', () => {
    const long = agendaOf(both, '2021-06-01').map((it) => ({ ...it, what: `${'a'.repeat(199)}😀 talks` }));
    const feed = agendaCalendar(long).replace(/\r\n[ \t]/g, '');
    expect(feed).toMatch(/SUMMARY:a{199}\r\n/);
    expect(feed).not.toMatch(/\p{Cs}/u);
  });
});
