/** `chancery watch run`: reads the feeds and says what is new, once or on a schedule. */
import { Command, Option } from 'commander';
import type { NewsItem, RoundStep } from '../../../analysis/watches/index.js';
import type { Archive } from '../../../archive/index.js';
import type { Guest } from '../../../intake/polite/index.js';
import { ChanceryError } from '../../../record/index.js';
import { FINISHING, listenForInterrupt } from '../../interrupt.js';
import type { Outcome } from '../../outcome.js';
import { printFailure, printMessage, printResult, withSink } from '../../output.js';
import { harmlessJson, oneLine } from '../../views/harmless.js';
import { newsLines } from '../../views/news.js';
import { bringUpToDate, silent } from '../analyse.js';
import { archiveOption, openForWriting, type WritingFlags, waitOption } from '../archive-writing.js';
import { addressValue, jobsValue, periodValue, secondsValue } from '../values.js';

const EXAMPLES = `
Feeds are read as a guest should: asking only for what has changed, by what robots.txt allows, one request at a time with
a pause between two to a host, and not again before a server wants it. Pages behind links are fetched once. News is told
on standard output, put into the Atom file, and posted to the webhooks of its watch as {"watch","question","items"}; what
a webhook did not take is told again the next time.

Examples:
  $ chancery watch run hanoi
  $ chancery watch run --format jsonl | jq .title
  $ chancery watch run --every 15m --atom /var/www/news.xml --atom-url https://example.org/news.xml
`;

interface Flags extends WritingFlags {
  readonly every?: number;
  readonly format: 'text' | 'jsonl';
  readonly atom?: string;
  readonly atomUrl?: string;
  readonly quiet?: true;
  readonly jobs?: number;
  readonly timeout?: number;
  readonly pause?: number;
  readonly allowPrivate?: true;
}

export function watchRunCommand(outcome: Outcome): Command {
  return new Command('run')
    .description('read the feeds of the watches and say what is new')
    .argument('[names...]', 'only these watches')
    .option('--every <time>', 'go on, once in so long (15m, 6h), until Ctrl-C', periodValue)
    .addOption(new Option('-f, --format <format>', 'how to tell').choices(['text', 'jsonl']).default('text'))
    .option('--atom <file>', 'write the newest finds to this Atom feed (RFC 4287)')
    .option('--atom-url <address>', 'where that file will stand', addressValue)
    .option('-q, --quiet', 'say nothing of feeds but what fails')
    .option('--jobs <number>', 'articles read at once (default: one a core)', jobsValue)
    .option('--timeout <seconds>', 'for addresses: give up after this long (default: 20)', secondsValue)
    .option('--pause <seconds>', 'between two requests to a host, at least (default: 1)', secondsValue)
    .option('--allow-private', 'permit private and loopback addresses')
    .addOption(archiveOption())
    .addOption(waitOption())
    .addHelpText('after', EXAMPLES)
    .action(async (names: string[], flags: Flags) => {
      const { createGuest } = await import('../../../intake/polite/index.js');
      const { allowPrivate, timeout: timeoutMs, pause: pauseMs } = flags;
      // One for all rounds: it remembers what servers asked for.
      const guest = createGuest({ allowPrivate, timeoutMs, pauseMs });
      const interruption = listenForInterrupt(() => printMessage(`${FINISHING}\n`));
      const { signal } = interruption;
      try {
        do {
          const began = performance.now();
          await round(names, flags, guest, outcome, signal);
          if (flags.every !== undefined) await pause(flags.every - (performance.now() - began), signal);
        } while (flags.every !== undefined && !signal.aborted);
      } catch (error) {
        if (error !== signal.reason) throw error;
      } finally {
        interruption.release();
      }
      const code = interruption.exitCode();
      if (code !== null) process.exit(code);
    });
}

/** The archive is open only while it works, so that between two rounds others can write. */
async function round(
  names: readonly string[],
  flags: Flags,
  guest: Guest,
  outcome: Outcome,
  signal: AbortSignal,
): Promise<void> {
  const [{ atomFeed, chooseWatches, runRound }, { readFeed }] = await Promise.all([
    import('../../../analysis/watches/index.js'),
    import('../../../intake/feeds.js'),
  ]);
  let archive: Archive;
  try {
    archive = await openForWriting(flags, signal);
  } catch (error) {
    // On a schedule another writer is no end: the next round finds it gone.
    if (flags.every === undefined || !(error instanceof ChanceryError) || error.code !== 'ARCHIVE_BUSY')
      throw error;
    return printFailure(null, error.message, 'Tried again in the next round.');
  }
  try {
    const { jobs, allowPrivate } = flags;
    const steps = runRound(archive, {
      names,
      signal,
      readFeed: (address, last, isVisited) =>
        readFeed(archive, address, last, { guest, isVisited, jobs, allowPrivate, signal }),
      update: () => bringUpToDate(archive, silent, signal),
    });
    for await (const step of steps) {
      if (step.kind === 'feed') tellFeed(step, flags, outcome);
      else await tellNews(step, flags, outcome);
    }
    if (flags.atom !== undefined) {
      const self = flags.atomUrl === undefined ? {} : { self: flags.atomUrl };
      const feed = await atomFeed(archive, await chooseWatches(archive, names), { ...self, signal });
      await withSink(flags.atom, (sink) => sink.write(feed));
    }
  } finally {
    await archive.close();
  }
}

type FeedStep = Extract<RoundStep, { readonly kind: 'feed' }>;
type NewsStep = Extract<RoundStep, { readonly kind: 'news' }>;

function tellFeed(
  { address, outcome: { state, added, changed, failures } }: FeedStep,
  flags: Flags,
  outcome: Outcome,
) {
  for (const { input, reason, hint } of failures) printFailure(input, reason, hint);
  if (failures.length > 0) outcome.failed = true;
  if (flags.quiet === true || state === 'failed') return;
  const what = state === 'unchanged' ? 'nothing new' : `added ${added}, changed ${changed}`;
  printMessage(`chancery: ${oneLine(address)}: ${what}\n`);
}

async function tellNews({ watch, items, told }: NewsStep, flags: Flags, outcome: Outcome): Promise<void> {
  if (items.length === 0) return told();
  const { tellingOf } = await import('../../../analysis/watches/index.js');
  const tellings = items.map((item) => ({ ...tellingOf(item), record: recordOf(item) }));
  await printResult(
    flags.format === 'jsonl'
      ? tellings
          .map((telling) => `${harmlessJson(JSON.stringify({ watch: watch.name, ...telling }))}\n`)
          .join('')
      : newsLines(watch.name, tellings),
  );
  if (watch.webhook !== null) {
    const { postJson } = await import('../../../intake/webhook.js');
    const news = { watch: watch.name, question: watch.question, items: tellings };
    const allowPrivate = flags.allowPrivate === true;
    try {
      await postJson(watch.webhook, news, {
        allowPrivate,
        ...(flags.timeout !== undefined && { timeoutMs: flags.timeout }),
      });
    } catch (error) {
      if (!(error instanceof ChanceryError)) throw error;
      outcome.failed = true;
      const host = new URL(watch.webhook).host;
      const reason = error.message.replaceAll(watch.webhook, host);
      return printFailure(
        watch.name,
        `the webhook did not take it: ${reason}`,
        'It is told again in the next run.',
      );
    }
  }
  await told();
}

/** What the item is in the archive's own terms. */
function recordOf(item: NewsItem): object {
  if (item.kind === 'event') return item.event;
  return item.kind === 'statement' ? item.statement : item.article;
}

/** Ends early where the signal is aborted. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.max(0, milliseconds));
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
