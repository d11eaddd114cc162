/** What a rule hands on: an attribution found in the text, before its speaker is known. */
import type { Span } from '../../record/index.js';
import type { CueKind } from './cues.js';

export interface Finding {
  /** Which rule found it, or "model", "nominal" and "passive" by the form of the cue that the model found. */
  readonly rule: string;
  readonly content: readonly Span[];
  readonly cue: Span | null;
  readonly source: Span | null;
  /** Token index of the source's head word, by which the speaker is looked up. */
  readonly sourceHead: number | null;
  readonly kind: CueKind | null;
  readonly directness: 'direct' | 'indirect' | 'mixed';
  /** Index of the sentence that the cue (or, without one, the content) stands in. */
  readonly sentence: number;
  /** Offsets of the cue's own clause beyond source and cue: where "on Tuesday" or "in an interview" may stand. */
  readonly setting: Span | null;
}
