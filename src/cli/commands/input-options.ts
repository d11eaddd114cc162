/** The options that say what the inputs are and how they are fetched; of `read` and `add`. */
import { type Command, Option } from 'commander';
import type { InputFormat } from '../../document/index.js';
import { addressValue, dateValue, languageValue, wordsValue } from './values.js';

const INPUT_FORMATS: readonly InputFormat[] = ['text', 'html', 'jsonl', 'feed', 'warc'];

export interface InputFlags {
  readonly inputFormat?: InputFormat;
  readonly published?: string;
  readonly outlet?: string;
  readonly title?: string;
  readonly author?: string;
  readonly url?: string;
  readonly language?: string;
  readonly follow?: boolean;
  readonly allowPrivate?: true;
  readonly timeout?: number;
  readonly maxSize?: number;
}

/** What an input is and what is known of it; how it is fetched each command says in its own words. */
export function addInputOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--input-format <format>', 'what the inputs are (default: by name and content)').choices(
        INPUT_FORMATS,
      ),
    )
    .option('--published <date>', 'date of publication, ISO 8601 (2019-04-03)', dateValue)
    .option('--outlet <name>', 'who published it', wordsValue)
    .option('--title <title>', 'its title', wordsValue)
    .option('--author <name>', 'who wrote it', wordsValue)
    .option('--url <address>', 'where it stands on the web', addressValue)
    .option('--language <tag>', 'its language, where the detection errs (en)', languageValue);
}

/** As `readInputs` and `addTo` take them. */
export function inputOptions(flags: InputFlags) {
  return {
    title: flags.title,
    outlet: flags.outlet,
    published: flags.published,
    author: flags.author,
    url: flags.url,
    language: flags.language,
    inputFormat: flags.inputFormat,
    maxBytes: flags.maxSize,
    timeoutMs: flags.timeout,
    allowPrivate: flags.allowPrivate,
    follow: flags.follow,
  };
}
