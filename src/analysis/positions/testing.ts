/** For tests: reports of moves made of a sentence with its trigger between asterisks. */
import type { MoveReport } from './types.js';

let made = 0;

/** `{}` around names of persons, states and outlets, `*` around the words of the act. */
export function report(day: string, marked: string, more: Partial<MoveReport> = {}): MoveReport {
  made += 1;
  let passage = '';
  const names: { start: number; end: number }[] = [];
  const trigger = { start: 0, end: 0 };
  for (const [piece] of marked.matchAll(/\{[^}]*\}|\*[^*]*\*|[^{*]+/g)) {
    const words = piece.replace(/^[{*]|[}*]$/g, '');
    const span = { start: passage.length, end: passage.length + words.length };
    if (piece.startsWith('{')) names.push(span);
    if (piece.startsWith('*')) Object.assign(trigger, span);
    passage += words;
  }
  return {
    id: `${made}:1:v1`,
    document: made,
    incident: null,
    category: 'REQUEST',
    intends: null,
    status: 'actual',
    day,
    actors: [{ name: 'North Korea', country: 'PRK' }],
    recipients: [{ name: 'United States', country: 'USA' }],
    passage,
    span: { start: 0, end: passage.length },
    trigger,
    names,
    statement: null,
    speaker: null,
    origin: `outlet ${made}`,
    ...more,
  };
}
