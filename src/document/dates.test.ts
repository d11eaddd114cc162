import { describe, expect, it } from 'vitest';
import { readGivenDate, readStatedDate } from './dates.js';

describe('readGivenDate', () => {
  it.each([
    ['2019-04-03', '2019-04-03'],
    ['2020-02-29', '2020-02-29'],
    ['2019-04-03T14:30Z', '2019-04-03T14:30Z'],
    ['2019-04-03T14:30:05.25+0530', '2019-04-03T14:30:05.25+05:30'],
    ['2019-04-03 14:30:00', '2019-04-03T14:30:00'],
  ])('reads %s', (stated, date) => {
    expect(readGivenDate(stated)).toBe(date);
  });

  it.each([
    '2019-02-30',
    '2019-13-01',
    '2019-4-3',
    'April 3, 2019',
    '2019-04',
    '',
    '2019-04-03T25:00',
    '2019-04-03Tnoon',
  ])('refuses %s', (stated) => {
    expect(readGivenDate(stated)).toBeNull();
  });
});

describe('readStatedDate', () => {
  it.each([
    ['2021-11-20 13:42:06+08:00', '2021-11-20T13:42:06+08:00'],
    ['20211119', '2021-11-19'],
    ['2021/11/19', '2021-11-19'],
    ['Mon, 18 Nov 2021 16:07:38 -0600', '2021-11-18T16:07:38-06:00'],
    ['November 19, 2021, 07:47 PM EST', '2021-11-19T19:47-05:00'],
    ['19 Nov 2021 07:09 GMT', '2021-11-19T07:09Z'],
    ['Tue Nov 19 21:57:01 UTC 2021', '2021-11-19T21:57:01Z'],
    ['Published November 20th, 2021 - 07:29 GMT', '2021-11-20T07:29Z'],
    ['18.11.2021', '2021-11-18'],
    ['25/12/2021', '2021-12-25'],
    ['12/25/2021', '2021-12-25'],
    ['1574200000', '2019-11-19T21:46:40Z'],
    ['12 a.m., May 2, 2021', '2021-05-02'],
  ])('reads %s', (stated, date) => {
    expect(readStatedDate(stated)?.slice(0, date.length)).toBe(date);
  });

  it.each([
    '03/04/2021',
    '0001-01-01T00:00:00Z',
    '1970-01-01',
    'Published 1 day ago',
    'November 31, 2021',
    'soon',
    'May',
  ])('refuses %s', (stated) => {
    expect(readStatedDate(stated)).toBeNull();
  });
});
