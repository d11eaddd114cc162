/**
 * Keeping a judgement: it is sent at once, so that little is lost when the page is closed; one after the other, for of several on
 * a line the newest counts.
 */
import { postJson } from '../../app/api.js';
import { settings } from '../../app/settings.svelte.js';
import type { Correction, NewCorrection, ReviewLine } from '../../app/shapes.js';
import type { Verdict } from './Judge.svelte';

let sending: Promise<unknown> = Promise.resolve();

export function keepVerdict(
  line: ReviewLine,
  verdict: Verdict,
  replacement: Record<string, unknown> | null,
  note: string | null,
  audit: string | null = null,
): Promise<Correction> {
  const said: NewCorrection = {
    document: line.document,
    reading: line.reading,
    kind: line.kind,
    target: line.target,
    verdict,
    replacement,
    note,
    author: settings.author === '' ? null : settings.author,
    ...(audit !== null && { audit }),
  };
  const kept = sending.then(() => postJson<Correction>('/corrections.json', said));
  sending = kept.catch(() => {});
  return kept;
}

/** Which line it is, whatever has been said of it. */
export const keyOf = (line: ReviewLine): string =>
  `${line.document} ${line.reading} ${line.kind} ${line.target}`;
