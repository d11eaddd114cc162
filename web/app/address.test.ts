import { describe, expect, it } from 'vitest';
import { along, changed, dataOf, listOf } from './address.js';

const place = { path: '/timeline', search: '?party=PRK,USA&order=oldest&cursor=abc&q=a+b' };

describe('addresses', () => {
  it('changes what is asked and starts at the first page', () => {
    expect(changed(place, { party: ['PRK'] })).toBe('/timeline?order=oldest&q=a+b&party=PRK');
    expect(changed(place, { cursor: 'def', q: null })).toBe(
      '/timeline?party=PRK,USA&order=oldest&cursor=def',
    );
  });
  it('takes the filters along, and nothing else', () => {
    expect(along('/map', place.search)).toBe('/map?party=PRK,USA&q=a+b');
    expect(along('/map', '', { since: '2019-03' })).toBe('/map?since=2019-03');
  });
  it('finds the data of a view, and lists however they are written', () => {
    expect(dataOf({ path: '/', search: '' })).toBe('/today.json');
    expect(dataOf({ path: '/actors/Moon%20Jae-in', search: '?since=2019' }, 'csv')).toBe(
      '/actors/Moon%20Jae-in.csv?since=2019',
    );
    expect(listOf(new URLSearchParams('party=PRK&party=USA,KOR,'), 'party')).toEqual(['PRK', 'USA', 'KOR']);
  });
});
