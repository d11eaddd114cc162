import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantitiesOf } from '../quantities.js';
import { averageLink } from './clustering.js';
import { describe as describeIncident } from './describe.js';
import { findIncidents, groupReports, joinMembers } from './find.js';
import { plan, recordTelling, reportsIn, retold, shelling, summit, type Told } from './testing.js';
import type { Incident, Report } from './types.js';

const originOf = ({ document }: Report): string => document.replace(/-copy$/, '');
const options = { originOf, asOf: '2021-12-31' };

const nextYear: Told = { ...summit, date: '2021-09-14' };

/** Which articles report each, by the alphabet. */
function articlesOf(incidents: readonly Incident[]): readonly (readonly string[])[] {
  return incidents.map(({ reports }) => reports.map(({ document }) => document).sort()).sort();
}

describe('incidents', () => {
  it('are one where two articles tell the same thing in other words', () => {
    const incidents = findIncidents(
      reportsIn([
        recordTelling('a', '2021-03-03', [summit]),
        recordTelling('b', '2021-03-03', [retold]),
        recordTelling('c', '2021-03-03', [shelling]),
      ]),
      options,
    );
    expect(articlesOf(incidents)).toEqual([['a', 'b'], ['c']]);
    expect(incidents.find(({ category }) => category === 'CONSULT')).toMatchObject({
      category: 'CONSULT',
      from: '2021-03-02',
      to: '2021-03-02',
    });
  });

  it('are one where the day of print stands for the day, days after the one that another article tells', () => {
    const late: Told = { ...retold, date: null };
    const records = [recordTelling('a', '2021-03-03', [summit]), recordTelling('b', '2021-03-05', [late])];
    const reports = reportsIn(records).map((report) =>
      report.document === 'b'
        ? { ...report, from: '2021-03-05', to: '2021-03-05', dated: 'assumed' as const }
        : report,
    );
    expect(articlesOf(findIncidents(reports, options))).toEqual([['a', 'b']]);
  });

  it('are two where the same parties do the same half a year later', () => {
    const records = [
      recordTelling('a', '2021-03-03', [summit]),
      recordTelling('b', '2021-09-15', [nextYear]),
    ];
    expect(findIncidents(reportsIn(records), options)).toHaveLength(2);
  });

  it('stand on as many feet as there are origins, not copies', () => {
    const records = [
      recordTelling('a', '2021-03-03', [summit]),
      recordTelling('a-copy', '2021-03-04', [summit]),
      recordTelling('b', '2021-03-03', [retold]),
    ];
    const [incident] = findIncidents(reportsIn(records), options);
    expect(incident?.reports).toHaveLength(3);
    expect(incident?.origins).toEqual(['a', 'b']);
  });

  it('stand on one foot where an article goes on after it has named its source, and an agency has one name', () => {
    const records = [recordTelling('a', '2021-03-03', [summit, retold])];
    const told = reportsIn(records).map((report, at) => ({
      ...report,
      through: at === 0 ? 'KCNA' : null,
    }));
    const sourceOf = ({ through, document }: Report): string => through ?? document;
    expect(describeIncident(told, sourceOf).origins).toEqual(['KCNA']);
    const own = told.map((report, at) => ({ ...report, through: at === 1 ? 'KCNA' : null }));
    expect(describeIncident(own, sourceOf).origins).toEqual(['KCNA', 'a']);
    const twice = told.map((report, at) => ({
      ...report,
      through: at === 0 ? 'KCNA' : 'Korean Central News Agency',
    }));
    expect(describeIncident(twice, sourceOf).origins).toEqual(['Korean Central News Agency']);
  });

  it('say how many, where reports count otherwise', () => {
    const other = { ...shelling, sentence: shelling.sentence.replace('nine people', '14 people') };
    const records = [recordTelling('a', '2021-03-03', [shelling]), recordTelling('b', '2021-03-03', [other])];
    const [incident] = findIncidents(reportsIn(records), options);
    expect(incident?.disagreements).toMatchObject([
      { about: 'number', of: 'people', versions: [{ says: 'nine people' }, { says: '14 people' }] },
    ]);
  });

  it('say who began, where reports swap the sides', () => {
    const swapped = { ...shelling, actor: ['ECU'], recipient: ['PER'] };
    const records = [
      recordTelling('a', '2021-03-03', [shelling]),
      recordTelling('b', '2021-03-04', [swapped]),
    ];
    const [incident] = findIncidents(reportsIn(records), options);
    expect(incident?.disagreements.map(({ about }) => about)).toContain('who began');
  });

  it('say whether at all, where a report says that it was not', () => {
    const denied: Told = {
      ...shelling,
      sentence:
        'Peru said its artillery had not shelled the two villages of Ecuador, where people were killed.',
      status: 'negated',
    };
    const records = [
      recordTelling('a', '2021-03-03', [shelling]),
      recordTelling('b', '2021-03-03', [denied]),
    ];
    const [incident] = findIncidents(reportsIn(records), options);
    expect(incident?.disagreements.map(({ about }) => about)).toContain('whether at all');
  });
});

describe('what came of plans', () => {
  const announced = recordTelling('p', '2021-02-20', [plan]);
  const outcomeOf = (records: Parameters<typeof reportsIn>[0], asOf: string | null = '2021-12-31') =>
    findIncidents(reportsIn(records), { originOf, asOf }).find(({ nature }) => nature === 'plan')?.outcome;

  it('took place where the act is reported of its day', () => {
    const kept = outcomeOf([announced, recordTelling('a', '2021-03-03', [summit])]);
    expect(kept).toEqual({ what: 'took place', basis: 'told', incident: 'a:e1' });
  });

  it('was postponed where a report says so', () => {
    const put: Told = {
      ...plan,
      sentence: 'Norway and Chile have put off the meeting in Oslo about the herring fisheries, both said.',
      trigger: 'put off',
      event: 'REJECT',
      intends: null,
      status: 'actual',
      date: '2021-02-27',
    };
    expect(outcomeOf([announced, recordTelling('a', '2021-02-27', [put])])?.what).toBe('postponed');
  });

  it('never, by silence, once two weeks have passed; open before that', () => {
    expect(outcomeOf([announced])).toEqual({ what: 'never', basis: 'silence', incident: null });
    expect(outcomeOf([announced], '2021-03-08')).toEqual({ what: 'open', basis: null, incident: null });
  });
});

describe('all reports', () => {
  const kinds = [summit, retold, nextYear, shelling];
  const press = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 12,
    })
    .map((told) =>
      told.map(([kind, day], n) => recordTelling(`d${n}`, `2021-03-0${day}`, [kinds[kind] ?? summit])),
    );

  it('are in exactly one incident each', () => {
    fc.assert(
      fc.property(press, (records) => {
        const reports = reportsIn(records);
        const grouped = groupReports(reports).flatMap((group) => group.map(({ key }) => key));
        expect(grouped.sort()).toEqual(reports.map(({ key }) => key).sort());
      }),
      { numRuns: 30 },
    );
  });

  it('make the same incidents in whatever order they come', () => {
    const shuffled = press.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray([...records], { minLength: records.length })),
    );
    fc.assert(
      fc.property(shuffled, ([records, other]) => {
        const keys = (of: typeof records) =>
          groupReports(reportsIn(of))
            .map((group) => group.map(({ key }) => key).sort())
            .sort();
        expect(keys(other)).toEqual(keys(records));
      }),
      { numRuns: 30 },
    );
  });

  it('that come later join the incident that they belong to', () => {
    const records = [
      recordTelling('a', '2021-03-03', [summit]),
      recordTelling('c', '2021-03-03', [shelling]),
    ];
    const later = recordTelling('b', '2021-03-04', [retold]);
    const reports = reportsIn([...records, later]);
    const membersOf = (some: readonly Report[]) =>
      some.map((report) => ({ report, origin: originOf(report) }));
    const before = groupReports(reports.filter(({ document }) => document !== 'b'));
    const joined = joinMembers(
      before.map(membersOf),
      membersOf(reports.filter(({ document }) => document === 'b')),
    );
    expect(joined.map(({ members }) => members.map(({ report }) => report.document))).toEqual([['a', 'b']]);
    expect(joined[0]?.standing).toBe(before.findIndex(([first]) => first?.document === 'a'));
  });
});

describe('average-link clustering', () => {
  it('joins by the average, so that one weak link makes no chain', () => {
    const edges = [
      { a: 0, b: 1, score: 4 },
      { a: 1, b: 2, score: 1 },
      { a: 0, b: 2, score: -3 },
    ];
    expect(averageLink(3, edges, -3)).toEqual([[0, 1], [2]]);
  });

  it('never joins what is kept apart', () => {
    const edges = [
      { a: 0, b: 1, score: 5 },
      { a: 1, b: 2, score: 5 },
      { a: 0, b: 2, score: Number.NEGATIVE_INFINITY },
    ];
    expect(averageLink(3, edges, -3)).toHaveLength(2);
  });
});

describe('quantities', () => {
  it.each([
    ['fired two short-range missiles into the sea', [['missil', 2, 2]]],
    ['flew between 70 and 200 kilometres', [['kilometr', 70, 200]]],
    ['sent 50,000 tonnes of rice', [['tonn', 50_000, 50_000]]],
    ['a crowd of twenty-five thousand people', [['peopl', 25_000, 25_000]]],
    ['met on 12 March 2019 at the border', []],
    ['several rockets', []],
  ])('of "%s"', (sentence, found) => {
    expect(quantitiesOf(sentence).map(({ unit, low, high }) => [unit, low, high])).toEqual(found);
  });
});
