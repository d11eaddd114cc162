/** What passes between two sides, week by week, against what is usual. */
import { describe, expect, it } from 'vitest';
import { incidentsBetween } from './between.js';
import { periodsOf } from './periods.js';
import { seriesOf } from './series.js';
import { incident, weeksOn } from './testing.js';

describe('periods', () => {
  it('are ISO weeks, which belong to the year of their Thursday', () => {
    const names = periodsOf('2018-12-30', '2019-01-07', 'week').map(({ name }) => name);
    expect(names).toEqual(['2018-W52', '2019-W01', '2019-W02']);
    expect(periodsOf('2021-01-01', '2021-01-01', 'week')[0]?.name).toBe('2020-W53');
  });

  it('are whole months', () => {
    expect(periodsOf('2019-01-31', '2019-02-01', 'month')).toEqual([
      { name: '2019-01', from: '2019-01-01', to: '2019-01-31' },
      { name: '2019-02', from: '2019-02-01', to: '2019-02-28' },
    ]);
  });

  it('refuse days that are none', () => {
    expect(() => periodsOf('2019-02-30x', '2019-03-01', 'week')).toThrow('not a day');
    expect(() => periodsOf('2019-03-02', '2019-03-01', 'week')).toThrow('before');
    expect(() => periodsOf('0001-01-01', '9999-01-01', 'week')).toThrow('more than');
  });
});

describe('incidents between two sides', () => {
  const asked = incident('2019-02-28', ['PRK'], 'REQUEST', ['USA']);
  const refused = incident('2019-02-28', ['USA'], 'REJECT', ['PRK']);
  const met = incident('2019-02-27', ['USA', 'PRK'], 'CONSULT');
  const others = incident('2019-02-27', ['USA', 'KOR'], 'CONSULT');
  const all = [asked, refused, met, others];

  it('go both ways or one', () => {
    expect(incidentsBetween(all, ['PRK'], ['USA'])).toEqual([asked, refused, met]);
    expect(incidentsBetween(all, ['PRK'], ['USA'], 'forth')).toEqual([asked, met]);
    expect(incidentsBetween(all, ['prk'], ['usa'], 'back')).toEqual([refused, met]);
  });

  it('are those of any of a group', () => {
    expect(incidentsBetween(all, ['PRK', 'KOR'], ['USA'])).toEqual(all);
  });

  it('know an actor by name', () => {
    const rebels = { name: 'Free Joseon', country: null };
    const raid = incident('2019-02-22', ['PRK'], 'ASSAULT', ['PRK'], { actors: [rebels] });
    expect(incidentsBetween([raid], ['Free Joseon'], ['PRK'])).toEqual([raid]);
  });
});

describe('a series', () => {
  it('sums and counts each week, and leaves quiet weeks at 0', () => {
    const { points } = seriesOf(
      [
        incident('2019-02-27', ['USA', 'PRK'], 'CONSULT'),
        incident('2019-02-28', ['USA'], 'REJECT', ['PRK']),
        incident('2019-03-14', ['PRK'], 'THREATEN', ['USA']),
      ],
      { since: '2019-02-25', until: '2019-03-17' },
    );
    expect(
      points.map(({ name, cooperation, conflict, net, mean }) => [name, cooperation, conflict, net, mean]),
    ).toEqual([
      ['2019-W09', 2.5, -2, 0.5, 0.25],
      ['2019-W10', 0, 0, 0, null],
      ['2019-W11', 0, -3.5, -3.5, -3.5],
    ]);
    expect(points[0]?.counts['verbal conflict']).toBe(1);
    expect(points[0]?.incidents).toHaveLength(2);
  });

  it('leaves out what no week can claim, and says so', () => {
    const vague = incident('2019-02-01', ['USA'], 'AID', ['PRK'], { to: '2019-02-28' });
    const days = { since: '2019-01-01', until: '2019-03-31' };
    expect(seriesOf([vague], days).vague).toEqual([vague.id]);
    const months = seriesOf([vague], { ...days, length: 'month' });
    expect(months.vague).toEqual([]);
    expect(months.points.map(({ net }) => net)).toEqual([0, 10, 0]);
  });

  it('knows a week unlike those before it', () => {
    const weekly = Array.from({ length: 20 }, (_, week) =>
      incident(weeksOn(week), ['KOR'], week % 2 === 0 ? 'CONSULT' : 'SUPPORT', ['PRK']),
    );
    const strike = incident(weeksOn(20), ['PRK'], 'ASSAULT', ['KOR']);
    const { points } = seriesOf([...weekly, strike], { since: weeksOn(0), until: weeksOn(20) });
    expect(points.filter(({ unusual }) => unusual).map(({ incidents }) => incidents)).toEqual([[strike.id]]);
    expect(points[2]?.baseline).toBeNull();
  });

  it('measures by the mean deviation where more than half of the weeks were silent', () => {
    const few = [2, 9, 15].map((week) => incident(weeksOn(week), ['JPN'], 'CONSULT', ['PRK']));
    const { points } = seriesOf(few, { since: weeksOn(0), until: weeksOn(20) });
    expect(points[20]?.baseline?.median).toBe(0);
    expect(points[20]?.baseline?.spread).toBeGreaterThan(0);
  });
});
