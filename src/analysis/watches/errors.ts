/** How watches say no. */
import { ChanceryError } from '../../record/index.js';

export function watchUnknown(name: string, names: readonly string[]): ChanceryError {
  const hint =
    names.length === 0
      ? 'There is none yet: `chancery watch add` makes one.'
      : `There are: ${names.join(', ')}.`;
  return new ChanceryError('WATCH_UNKNOWN', `no watch is called ${JSON.stringify(name)}`, hint);
}

export function watchThere(name: string): ChanceryError {
  const hint = 'Take another name, or remove that one first with: chancery watch remove';
  return new ChanceryError('WATCH_THERE', `a watch called ${JSON.stringify(name)} is there already`, hint);
}

export function watchInvalid(reason: string): ChanceryError {
  const hint = '`chancery watch add --help` shows what can be watched.';
  return new ChanceryError('WATCH_INVALID', `watch: ${reason}`, hint);
}
