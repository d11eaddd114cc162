/**
 * The network at rest and at work: four ONNX graphs in `models/reader/`, run by onnxruntime on the processor.
 *
 * `encoder` reads chunks of words once; `cues`, `triggers` and `pairs` are light heads on its states. All rows of
 * numbers are flat, last dimension fastest, as onnxruntime has them.
 */
import { readFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { modelMissing } from '../errors.js';
import { MODEL_FOLDER } from './folder.js';
import { createPieceReader, type PieceReader, type Pieces } from './pieces.js';

/** Names of the network's outputs, in the order of its columns (`labels.json`, written by `training/export.py`). */
export interface Labels {
  readonly cue: readonly string[];
  readonly trigger: readonly string[];
  readonly mention: readonly string[];
  readonly roles: { readonly cue: readonly string[]; readonly trigger: readonly string[] };
  readonly event: readonly string[];
  readonly status: readonly string[];
  readonly mode: readonly string[];
  readonly intends: readonly string[];
  readonly context: readonly string[];
  readonly category: readonly string[];
}

/** What the encoder says of a batch of chunks. */
export interface Encoded {
  readonly states: Tensor;
  readonly there: Tensor;
  /** Words of the longest chunk: the second dimension. */
  readonly width: number;
  readonly cue: Float32Array;
  readonly trigger: Float32Array;
  readonly mention: Float32Array;
}

/** A cue or trigger: its chunk's row in the batch and its words there, half-open. */
export interface Anchor {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

export interface Graphs {
  readonly labels: Labels;
  readonly pieces: PieceReader;
  encode(batch: readonly Pieces[]): Promise<Encoded>;
  /** Role logits, (anchors, width, roles). */
  cues(encoded: Encoded, anchors: readonly Anchor[]): Promise<Float32Array>;
  triggers(
    encoded: Encoded,
    anchors: readonly Anchor[],
  ): Promise<Readonly<Record<TriggerOutput, Float32Array>>>;
  /** Logits of the category of what `actor` does to `recipient`. */
  pair(encoded: Encoded, actor: Anchor, recipient: Anchor): Promise<Float32Array>;
}

export type TriggerOutput = 'roles' | 'event' | 'status' | 'mode' | 'intends' | 'context';

export interface ModelOptions {
  /** Threads of the network itself. Default: one a core; 1 where several readers share the cores. */
  readonly threads?: number;
}

/** @throws ChanceryError READER_MODEL_MISSING where a file of the model cannot be read. */
export const loadGraphs = async ({ threads }: ModelOptions = {}): Promise<Graphs> => {
  const open = async (name: string): Promise<InferenceSession> =>
    InferenceSession.create(readFileSync(new URL(`${name}.onnx`, MODEL_FOLDER)), {
      graphOptimizationLevel: 'all',
      ...(threads !== undefined && { intraOpNumThreads: threads }),
    });
  try {
    const labels: Labels = JSON.parse(readFileSync(new URL('labels.json', MODEL_FOLDER), 'utf8'));
    const pieces = createPieceReader(new URL('tokenizer.json', MODEL_FOLDER));
    const [encoder, cues, triggers] = await Promise.all([open('encoder'), open('cues'), open('triggers')]);
    // reading needs no pairs: who asks for one waits for it
    let pairs: Promise<InferenceSession> | null = null;
    return {
      labels,
      pieces,
      encode: (batch) => encode(encoder, batch),
      cues: async (encoded, anchors) => floats((await cues.run(anchored(encoded, anchors)))['roles']),
      triggers: async (encoded, anchors) => {
        const out = await triggers.run(anchored(encoded, anchors));
        return {
          roles: floats(out['roles']),
          event: floats(out['event']),
          status: floats(out['status']),
          mode: floats(out['mode']),
          intends: floats(out['intends']),
          context: floats(out['context']),
        };
      },
      pair: async ({ states, there }, actor, recipient) => {
        const span = ({ from, to }: Anchor): Tensor => integers([from, to], [1, 2]);
        const feed = { states, there, row: integers([actor.row], [1]), a: span(actor), r: span(recipient) };
        pairs ??= open('pairs').catch((cause: unknown) => {
          pairs = null;
          throw modelMissing(MODEL_FOLDER, cause);
        });
        return floats((await (await pairs).run(feed))['scores']);
      },
    };
  } catch (cause) {
    throw modelMissing(MODEL_FOLDER, cause);
  }
};

const encode = async (encoder: InferenceSession, batch: readonly Pieces[]): Promise<Encoded> => {
  const deep = Math.max(...batch.map(({ ids }) => ids.length));
  const width = Math.max(1, ...batch.map(({ first }) => first.length));
  const filled = (rows: readonly (readonly number[])[], length: number): Tensor => {
    const data = new BigInt64Array(rows.length * length);
    rows.forEach((row, r) => {
      row.forEach((value, i) => {
        data[r * length + i] = BigInt(value);
      });
    });
    return new Tensor('int64', data, [rows.length, length]);
  };
  const present = new Uint8Array(batch.length * width);
  batch.forEach(({ first }, r) => {
    present.fill(1, r * width, r * width + first.length);
  });
  const there = new Tensor('bool', present, [batch.length, width]);
  const out = await encoder.run({
    ids: filled(
      batch.map(({ ids }) => ids),
      deep,
    ),
    mask: filled(
      batch.map(({ ids }) => ids.map(() => 1)),
      deep,
    ),
    shapes: filled(
      batch.map(({ shapes }) => shapes),
      deep,
    ),
    first: filled(
      batch.map(({ first }) => first),
      width,
    ),
    there,
  });
  const states = out['states'];
  if (states === undefined) throw new Error('the encoder gave no states');
  return {
    states: states as Tensor,
    there,
    width,
    cue: floats(out['cue']),
    trigger: floats(out['trigger']),
    mention: floats(out['mention']),
  };
};

const anchored = ({ states, there }: Encoded, anchors: readonly Anchor[]): Record<string, Tensor> => ({
  states,
  there,
  row: integers(anchors.map(({ row }) => row)),
  start: integers(anchors.map(({ from }) => from)),
  stop: integers(anchors.map(({ to }) => to)),
});

const integers = (values: readonly number[], shape: readonly number[] = [values.length]): Tensor =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), shape);

const floats = (tensor: { readonly data: unknown } | undefined): Float32Array => {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new Error('the network gave no numbers');
};
