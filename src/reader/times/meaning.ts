/**
 * What a rule reads: the words it took and what they mean before the article's date is known. `resolve.ts` turns a
 * meaning into a TIMEX3 value.
 */
import type { TimeExpression } from '../../record/index.js';
import type { Unit } from './vocabulary.js';
import type { Word } from './words.js';

export type TimeType = TimeExpression['type'];

/** "last", "this", "next", or null where the words do not say and the verb must. */
export type Turn = 'last' | 'this' | 'next' | null;

export type Meaning =
  /** Stands by itself: "April 27, 2019", "two weeks", "now". */
  | { readonly kind: 'value'; readonly type: TimeType; readonly value: string }
  /** "Tuesday", "last Tuesday". */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly turn: Turn }
  /** "June", "June 12", with no year; the weekday, where one is named, helps to choose it. */
  | {
      readonly kind: 'date';
      readonly month: number;
      readonly day: number | null;
      readonly weekday: number | null;
      readonly turn: Turn;
    }
  /** "spring", "the third quarter", "the first half": TIMEX3 code SP, Q3, H1; the year stated or moved from ours. */
  | {
      readonly kind: 'part of year';
      readonly code: string;
      readonly year: number | null;
      readonly turn: Turn;
    }
  /** A whole unit, some away from the article's date or from the time last named: "last week", "a day earlier". */
  | {
      readonly kind: 'shift';
      readonly unit: Unit;
      readonly amount: number;
      readonly from: 'document' | 'mention';
      /** "a year ago", after "in the third quarter", is a quarter too. */
      readonly keepsGrain: boolean;
    }
  /** A time of day, with the day it belongs to or null: "9 a.m. Tuesday", "that evening". */
  | { readonly kind: 'clock'; readonly day: Meaning | null; readonly time: string }
  /** "12 June" of "last year": a month and day in a year that is itself to be found. */
  | {
      readonly kind: 'within year';
      readonly month: number;
      readonly day: number | null;
      readonly year: Meaning;
    };

export interface Reading {
  /** Index after the last word read. */
  readonly end: number;
  readonly meaning: Meaning;
}

/** One way to write a time. Reads at one place, looks a bounded number of words ahead, and returns null to refuse. */
export interface Rule {
  readonly name: string;
  read(words: readonly Word[], at: number): Reading | null;
}

export const valueReading = (end: number, type: TimeType, value: string): Reading => ({
  end,
  meaning: { kind: 'value', type, value },
});

export const shiftReading = (
  end: number,
  unit: Unit,
  amount: number,
  from: 'document' | 'mention' = 'document',
  keepsGrain = false,
): Reading => ({ end, meaning: { kind: 'shift', unit, amount, from, keepsGrain } });
