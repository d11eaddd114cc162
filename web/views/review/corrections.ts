/** Keeping a judgement: it is sent at once, so that nothing is lost when the page is closed. */
import { postJson } from '../../app/api.js';
import { settings } from '../../app/settings.svelte.js';
import type { Correction, NewCorrection, ReviewLine } from '../../app/shapes.js';
import type { Verdict } from './Judge.svelte';

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
  return postJson<Correction>('/corrections.json', said);
}
