/** Bargaining: of hand-made moves, and of the example press as its golden situation tells it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goldPress } from '../../../test/press.js';
import { archiveOf, type TestArchive } from '../../archive/queries/testing.js';
import type { EventCategory } from '../../record/index.js';
import { positionsOf } from '../positions/index.js';
import { report } from '../positions/testing.js';
import { networkOf } from '../relations/index.js';
import { incident } from '../relations/testing.js';
import { updateAnalysis } from '../update.js';
import { bargainOf } from './bargain.js';
import { bargainingBetween } from './index.js';
import { outsideOptionsOf } from './outside.js';

const USA = [{ name: 'United States', country: 'USA' }];
const PRK = [{ name: 'North Korea', country: 'PRK' }];

const north = (day: string, words: string, category: EventCategory) => report(day, words, { category });
const west = (day: string, words: string, category: EventCategory) =>
  report(day, words, { category, actors: USA, recipients: PRK });
const both = (day: string, words: string) =>
  report(day, words, { category: 'AGREE', actors: [...PRK, ...USA], recipients: [] });

const bargain = (...reports: ReturnType<typeof report>[]) => bargainOf(positionsOf(reports), 'PRK', 'USA');
const shortly = (...reports: ReturnType<typeof report>[]) =>
  bargain(...reports)[0]?.moves.map(({ party, kind, act, turn }) => [party, kind, act, turn]);

const ask = north('2019-01-01', 'It *asked for* the lifting of sanctions.', 'REQUEST');
const refusal = west('2019-02-01', 'It *would not* lift sanctions.', 'REJECT');
const offer = west('2019-03-01', 'It *would* lift some sanctions.', 'CONCEDE');
const retraction = west('2019-04-01', 'It *would* lift no sanctions after all.', 'REJECT');

describe('moves', () => {
  it('are told by what they do, and where a party turns', () => {
    expect(shortly(retraction, offer, refusal, ask)).toEqual([
      ['PRK', 'asks', 'initiation', null],
      ['USA', 'refuses', 'disagreement', null],
      ['USA', 'offers', 'accommodation', 'concession'],
      ['USA', 'refuses', 'retraction', 'hardening'],
    ]);
  });

  it('begin something where nobody asked', () => {
    const warning = north('2019-03-05', 'It *warned* of a test if sanctions stay.', 'THREATEN');
    expect(shortly(offer, warning)).toEqual([
      ['USA', 'offers', 'initiation', null],
      ['PRK', 'warns', 'threat', null],
    ]);
  });

  it('of an agreement are one, and a turn where one of the two had refused', () => {
    const agreed = both('2019-05-01', 'They *agreed* to ease sanctions.');
    expect(shortly(refusal, agreed)).toEqual([
      ['USA', 'refuses', 'disagreement', null],
      ['PRK', 'agrees', 'agreement', 'concession'],
    ]);
    // of the two that agree it was the one who had refused
    expect(bargain(refusal, agreed)[0]?.moves[1]?.turnedBy).toEqual(['USA']);
  });

  it('stand under the wider issue, and only between the two', () => {
    const embargo = west('2019-02-01', 'The sanctions *would stay*.', 'REJECT');
    const elsewhere = report('2019-02-01', 'It *asked for* sanctions to be lifted.', {
      recipients: [{ name: 'China', country: 'CHN' }],
    });
    const found = bargain(ask, embargo, elsewhere);
    expect(found.map(({ issue, moves }) => [issue, moves.map((move) => move.issue)])).toEqual([
      ['sanctions', ['sanctions relief', 'sanctions']],
    ]);
  });
});

describe('what was asked', () => {
  const stateOf = (...reports: ReturnType<typeof report>[]) =>
    bargain(...reports)[0]?.demands.map(({ party, state, since, answered, askedAgain }) => [
      party,
      state,
      since,
      answered,
      askedAgain,
    ]);

  it.each([
    ['is open where nobody answered', [ask], ['PRK', 'open', '2019-01-01', null, false]],
    ['is refused', [ask, refusal], ['PRK', 'refused', '2019-01-01', '2019-02-01', false]],
    ['has an offer', [ask, refusal, offer], ['PRK', 'offered', '2019-01-01', '2019-03-01', false]],
    ['has lost it again', [ask, offer, retraction], ['PRK', 'refused', '2019-01-01', '2019-04-01', false]],
    [
      'is agreed',
      [ask, both('2019-05-01', 'They *agreed* to ease sanctions.')],
      ['PRK', 'agreed', '2019-01-01', '2019-05-01', false],
    ],
    [
      'was asked again',
      [ask, offer, north('2019-06-01', 'It *asked for* all sanctions to be lifted.', 'REQUEST')],
      ['PRK', 'offered', '2019-01-01', '2019-03-01', true],
    ],
    [
      'is not answered by what came before',
      [west('2018-11-01', 'It *would* lift sanctions.', 'CONCEDE'), ask],
      ['PRK', 'open', '2019-01-01', null, false],
    ],
  ] as const)('%s', (_what, reports, expected) => {
    expect(stateOf(...reports)).toEqual([expected]);
  });

  it('was otherwise on an earlier day', () => {
    const rows = positionsOf([ask, refusal, offer]);
    expect(bargainOf(rows, 'PRK', 'USA', '2019-02-15')[0]?.demands[0]?.state).toBe('refused');
    expect(bargainOf(rows, 'PRK', 'USA', '2018-12-31')).toEqual([]);
  });
});

it('outside options are those with whom a side cooperates, the counterpart’s foes first', () => {
  const network = networkOf([
    incident('2019-01-02', ['PRK'], 'CONSULT', ['CHN']),
    incident('2019-01-03', ['CHN'], 'AID', ['PRK']),
    incident('2019-01-04', ['PRK', 'RUS'], 'CONSULT'),
    incident('2019-01-05', ['USA'], 'SANCTION', ['RUS']),
    incident('2019-01-06', ['PRK'], 'THREATEN', ['JPN']),
    incident('2019-01-07', ['USA', 'KOR'], 'CONSULT'),
    incident('2019-01-08', ['USA', 'PRK'], 'CONSULT'),
  ]);
  expect(
    outsideOptionsOf(network, 'PRK', 'USA').map(({ party, third, counterpart, incidents }) => [
      party,
      third,
      counterpart,
      incidents.length,
    ]),
  ).toEqual([
    ['PRK', 'RUS', -1, 1],
    ['PRK', 'CHN', null, 2],
    ['USA', 'KOR', null, 1],
  ]);
});

describe('of the example press', () => {
  let kept: TestArchive;
  beforeAll(async () => {
    kept = await archiveOf(goldPress());
    await updateAnalysis(kept.archive);
  }, 120_000);
  afterAll(() => kept.remove());

  it('the North asks for relief, and the last word on it is neither all nor nothing', async () => {
    const early = await bargainingBetween(kept.archive, 'prk', 'usa', {
      until: '2019-03-10',
      issue: 'sanctions',
    });
    const [sanctions] = early.issues;
    expect(sanctions?.demands).toMatchObject([{ party: 'PRK', toward: 'USA' }]);
    const late = await bargainingBetween(kept.archive, 'PRK', 'USA', { issue: 'sanctions' });
    // the tweet of 22 March
    expect(late.issues[0]?.demands).toMatchObject([{ state: 'offered', answered: '2019-03-22' }]);
    expect(late.issues[0]?.moves.every(({ evidence }) => evidence.length > 0)).toBe(true);
  });

  it('the North has China and Russia besides', async () => {
    const { outside } = await bargainingBetween(kept.archive, 'PRK', 'USA');
    const thirds = outside.filter(({ party }) => party === 'PRK').map(({ third }) => third);
    expect(thirds).toEqual(expect.arrayContaining(['CHN', 'RUS']));
    const ids = new Set(
      (await kept.archive.rows<{ first_report: string }>('SELECT first_report FROM incidents')).map(
        ({ first_report }) => first_report,
      ),
    );
    for (const key of outside.flatMap(({ incidents }) => incidents)) expect(ids.has(key)).toBe(true);
  });

  it('only moves of the days are told, and nothing of strangers', async () => {
    const { issues } = await bargainingBetween(kept.archive, 'PRK', 'USA', { since: '2019-06' });
    for (const { from, to } of issues.flatMap(({ moves }) => moves))
      expect((to ?? from ?? '') >= '2019-06').toBe(true);
    expect(await bargainingBetween(kept.archive, 'PRK', 'Ruritania')).toMatchObject({ issues: [] });
  });
});
