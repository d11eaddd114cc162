/** `chancery watch add`: a question to be asked again and again. */
import { Command, InvalidArgumentError } from 'commander';
import type { WatchQuestion } from '../../../analysis/watches/index.js';
import type { PloverEvent } from '../../../record/index.js';
import { feedMissing } from '../../errors.js';
import { printResult } from '../../output.js';
import { oneLine } from '../../views/harmless.js';
import { archiveOption, openForWriting, type WritingFlags, waitOption } from '../archive-writing.js';
import { PARTY_HELP, partiesOf, partyCodes } from '../filter-options.js';
import { eventValues, namesValue } from '../filter-values.js';
import { addressValue, secondsValue, wordsValue } from '../values.js';

const EXAMPLES = `${PARTY_HELP}
All conditions hold together; without any, every article counts. The address of a feed is visited once to see that it is
one; of a page the feeds that it names are taken. News is what comes from now on, unless --from-start is given.

Examples:
  $ chancery watch add hanoi --pair PRK,USA --event CONSULT --event AGREE
  $ chancery watch add vestnik --feed https://vestnik.example/          every article of this site
  $ chancery watch add lavrov --party "Sergei Lavrov" --outlet Reuters
  $ chancery watch add tanks --phrase "main battle tanks" --about POL
`;

interface Flags extends WritingFlags {
  readonly pair?: readonly [string, string];
  readonly party?: readonly string[];
  readonly event?: readonly PloverEvent['event'][];
  readonly phrase?: string;
  readonly about?: readonly string[];
  readonly outlet?: readonly string[];
  readonly feed?: readonly string[];
  readonly webhook?: string;
  readonly fromStart?: true;
  readonly check: boolean;
  readonly allowPrivate?: true;
  readonly timeout?: number;
}

export function watchAddCommand(): Command {
  return new Command('add')
    .description('save a question')
    .argument('<name>', 'what to call it')
    .option('--pair <parties>', 'what passes between two parties, as in PRK,USA', pairValue)
    .option('--party <party>', 'what somebody does, suffers or says', namesValue)
    .option(
      '--event <category>',
      'events of this PLOVER category (CONSULT; several with commas)',
      eventValues,
    )
    .option('--phrase <words>', 'statements that hold these words, in whatever form', wordsValue)
    .option('--about <party>', 'named in the sentence, the statement or the article', namesValue)
    .option('--outlet <name>', 'who published it', namesValue)
    .option('--feed <address>', 'a feed, or a page that names its feeds; may be given again', addressesValue)
    .option('--webhook <address>', 'post news there, as JSON', addressValue)
    .option('--from-start', 'what the archive holds already is news too')
    .option('--no-check', 'do not visit the feeds now')
    .option('--timeout <seconds>', 'for feeds: give up after this long (default: 20)', secondsValue)
    .option('--allow-private', 'permit private and loopback addresses')
    .addOption(archiveOption())
    .addOption(waitOption())
    .addHelpText('after', EXAMPLES)
    .action(async (name: string, flags: Flags) => {
      const [{ addWatch, parseQuestion, questionInWords }, { codes }] = await Promise.all([
        import('../../../analysis/watches/index.js'),
        partyCodes(),
      ]);
      const question = parseQuestion(questionOf(flags, codes));
      const feeds = flags.check ? await checkedFeeds(flags) : (flags.feed ?? []);
      const archive = await openForWriting(flags, new AbortController().signal);
      try {
        const { webhook = null, fromStart = false } = flags;
        await addWatch(archive, { name, question, feeds, webhook, fromStart });
      } finally {
        await archive.close();
      }
      const from = feeds.length === 0 ? '' : `, from ${feeds.join(', ')}`;
      await printResult(`watching ${oneLine(name)}: ${oneLine(`${questionInWords(question)}${from}`)}\n`);
    });
}

function questionOf(flags: Flags, codes: ReadonlyMap<string, string>): WatchQuestion {
  const { pair, party, event, phrase, about, outlet } = flags;
  const code = (name: string): string => partiesOf([name], codes)?.[0] ?? name;
  return {
    ...(pair !== undefined && { pair: [code(pair[0]), code(pair[1])] as const }),
    ...(party !== undefined && { party: party.map(code) }),
    ...(event !== undefined && { event }),
    ...(phrase !== undefined && { phrase }),
    ...(about !== undefined && { about: about.map(code) }),
    ...(outlet !== undefined && { outlet }),
  };
}

/** @throws DocumentError where one cannot be visited; CliError where it neither is a feed nor names one */
async function checkedFeeds({ feed = [], allowPrivate, timeout }: Flags): Promise<readonly string[]> {
  if (feed.length === 0) return [];
  const [{ createGuest }, { findFeeds }] = await Promise.all([
    import('../../../intake/polite/index.js'),
    import('../../../intake/feeds.js'),
  ]);
  const guest = createGuest({ allowPrivate, timeoutMs: timeout });
  const found: string[] = [];
  for (const address of feed) {
    const feeds = await findFeeds(address, guest);
    if (feeds.length === 0) throw feedMissing(address);
    found.push(...feeds);
  }
  return [...new Set(found)];
}

function pairValue(stated: string): readonly [string, string] {
  const [one = '', other = '', ...rest] = stated.split(',').map((party) => party.trim());
  if (one !== '' && other !== '' && rest.length === 0) return [one, other];
  throw new InvalidArgumentError('Write two parties with a comma between them, as in PRK,USA.');
}

function addressesValue(stated: string, before: readonly string[] = []): readonly string[] {
  return [...before, addressValue(stated)];
}
