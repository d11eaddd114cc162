/** The table of positions: who asks, offers, refuses, warns of what, of whom, and when that changes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveOf, goldenRecords } from '../../archive/queries/testing.js';
import { positionsOf, readMoveReports, readRarity } from './index.js';
import { movesOf } from './moves.js';
import { positionsOn } from './table.js';
import { report } from './testing.js';

const USA = [{ name: 'United States', country: 'USA' }];
const PRK = [{ name: 'North Korea', country: 'PRK' }];

describe('moves', () => {
  it('are what PLOVER calls requests, agreements, concessions, refusals and threats', () => {
    const kinds = (['REQUEST', 'AGREE', 'CONCEDE', 'REJECT', 'THREATEN', 'CONSULT'] as const).map(
      (category) => movesOf(report('2019-02-28', 'They *did*.', { category })).map(({ kind }) => kind),
    );
    expect(kinds).toEqual([['asks'], ['offers'], ['offers'], ['refuses'], ['warns'], []]);
  });

  it('make of a denied offer a refusal, of a denied or supposed request nothing', () => {
    const kind = (more: Parameters<typeof report>[2]) =>
      movesOf(report('2019-02-28', 'It *x*', more))[0]?.kind;
    expect(kind({ category: 'AGREE', status: 'negated' })).toBe('refuses');
    expect(kind({ category: 'REQUEST', status: 'negated' })).toBeUndefined();
    expect(kind({ category: 'REQUEST', status: 'hypothetical' })).toBeUndefined();
    expect(kind({ category: 'THREATEN', status: 'hypothetical' })).toBe('warns');
  });

  it('of parties who agree with each other go both ways', () => {
    const both = report('2019-02-28', 'They *agreed*.', {
      category: 'AGREE',
      actors: [...USA, ...PRK],
      recipients: [],
    });
    expect(movesOf(both).map(({ party, toward }) => [party, toward])).toEqual([
      ['USA', 'PRK'],
      ['PRK', 'USA'],
    ]);
    expect(movesOf(both).map(({ kind }) => kind)).toEqual(['agrees', 'agrees']);
    expect(movesOf({ ...both, status: 'negated' })).toEqual([]);
    expect(movesOf({ ...both, status: 'future' })).toHaveLength(2);
    const home = report('2019-02-28', 'They *asked* themselves.', { recipients: PRK });
    expect(movesOf(home).map(({ toward }) => toward)).toEqual([null]);
  });
});

describe('issues', () => {
  const issueOf = (...reports: ReturnType<typeof report>[]) =>
    positionsOf(reports).map(({ issue, cells }) => [issue.name, issue.basis, cells[0]?.evidence.length]);

  it('are those that diplomacy always has, the one that says more first', () => {
    expect(issueOf(report('2019-02-28', 'The North *asked for* all sanctions to be lifted.'))).toEqual([
      ['sanctions relief', 'lexicon', 1],
    ]);
    expect(issueOf(report('2019-03-21', 'The panel *called for* more sanctions.'))).toEqual([
      ['sanctions', 'lexicon', 1],
    ]);
  });

  it('are otherwise found in the words that moves share', () => {
    const first = report('2019-05-01', '{Ruritania} *asked for* the Crown jewels of the old king.');
    const second = report('2019-05-02', 'It *demanded* that the Crown jewel be given back.');
    expect(issueOf(first, second)).toEqual([['crown jewel', 'words', 2]]);
  });

  it('are no names of parties', () => {
    expect(issueOf(report('2019-05-01', 'It *asked* {Graustark} again.'))).toEqual([]);
  });

  it('of an incident are those that most of its reports name', () => {
    const told = report('2019-05-01', 'It *asked for* the lifting of sanctions.', { incident: 3 });
    const vague = report('2019-05-01', 'It *asked for* much of the veterans.', { incident: 3 });
    const other = report('2019-05-01', 'It *asked for* much of the veterans.', { incident: 4 });
    expect(issueOf(told, vague)).toEqual([['sanctions relief', 'lexicon', 2]]);
    expect(issueOf(told, other).map(([name]) => name)).toEqual(['sanctions relief', 'veterans']);
  });

  it('is talks where what is offered is to meet', () => {
    const meet = report('2019-01-19', '{Trump} will *meet* {Kim}, the press secretary said.', {
      category: 'AGREE',
      intends: 'CONSULT',
      status: 'future',
    });
    expect(issueOf(meet)).toEqual([['talks', 'lexicon', 1]]);
  });
});

describe('the table', () => {
  const asked = report('2019-02-28', 'It *asked for* sanctions to be lifted.');
  const again = report('2019-03-02', 'It *asked for* the lifting of sanctions, a diplomat said.', {
    statement: 's1',
    speaker: 'a diplomat',
  });
  const thirst = report('2019-04-12', 'It *would no longer ask* for relief from sanctions.', {
    category: 'REJECT',
  });

  it('has a cell for each move, with all who report it, and marks where the party turned', () => {
    const [row] = positionsOf([thirst, again, asked]);
    expect(row).toMatchObject({ party: 'PRK', toward: 'USA', issue: { name: 'sanctions relief' } });
    expect(row?.cells.map(({ kind, from, to, origins, turn }) => [kind, from, to, origins, turn])).toEqual([
      ['asks', '2019-02-28', '2019-03-02', 2, false],
      ['refuses', '2019-04-12', '2019-04-12', 1, true],
    ]);
    expect(row?.cells[0]?.evidence[1]).toMatchObject({
      report: again.id,
      statement: 's1',
      speaker: 'a diplomat',
    });
  });

  it('stood otherwise on another day', () => {
    const rows = positionsOf([thirst, again, asked]);
    expect(positionsOn(rows, '2019-02-27')).toEqual([]);
    expect(positionsOn(rows, '2019-03-31')[0]?.cells.map(({ kind }) => kind)).toEqual(['asks']);
    expect(positionsOn(rows, '2019-12-31')[0]?.cells.map(({ kind }) => kind)).toEqual(['refuses']);
  });

  it('counts what is retold of one incident once, on the days on which it was made', () => {
    const first = report('2019-03-01', 'It *asked for* the lifting of sanctions.', { incident: 7 });
    const retold = report('2019-05-01', 'In March it had *asked for* sanctions to be lifted.', {
      incident: 7,
    });
    const anew = report('2019-05-02', 'It *asked for* sanctions to be lifted.', { incident: 8 });
    const cells = positionsOf([first, retold, anew])[0]?.cells;
    expect(cells?.map(({ from, to, evidence }) => [from, to, evidence.length])).toEqual([
      ['2019-03-01', '2019-03-01', 2],
      ['2019-05-02', '2019-05-02', 1],
    ]);
  });

  it('keeps an offer and a refusal of one day apart', () => {
    const offered = report('2019-02-28', 'It *offered* an end of sanctions.', { category: 'AGREE' });
    const cells = positionsOf([asked, offered, again])[0]?.cells;
    expect(cells?.map(({ kind, evidence }) => [kind, evidence.length])).toEqual([
      ['asks', 2],
      ['offers', 1],
    ]);
  });

  it('is the same in whatever order reports come', () => {
    const all = [asked, again, thirst, report('2019-05-01', 'It *asked for* rice.')];
    const order = fc.shuffledSubarray(all, { minLength: all.length });
    fc.assert(
      fc.property(order, (shuffled) => {
        expect(positionsOf(shuffled)).toEqual(positionsOf(all));
      }),
      { numRuns: 20 },
    );
  });
});

describe('positions of an archive', () => {
  it('stand on words of its articles', async () => {
    const records = goldenRecords();
    const { archive, remove } = await archiveOf(records);
    try {
      const rows = positionsOf(await readMoveReports(archive), { rarity: await readRarity(archive) });
      expect(rows.length).toBeGreaterThan(0);
      const texts = new Map(
        (await archive.rows<{ document: number; text: string }>('SELECT document, text FROM documents')).map(
          ({ document, text }) => [document, text],
        ),
      );
      for (const { words, span, document } of rows.flatMap(({ cells }) =>
        cells.flatMap((it) => it.evidence),
      )) {
        expect(texts.get(document)?.slice(span.start, span.end)).toBe(words);
      }
    } finally {
      await remove();
    }
  });
});
