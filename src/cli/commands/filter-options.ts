/** The options by which events, statements and articles are chosen, and the filters that they make. */
import { type Command, Option } from 'commander';
import type { DocumentFilter, EventFilter, StatementFilter } from '../../archive/queries/index.js';
import type { PloverEvent } from '../../record/index.js';
import { optionInvalid } from '../errors.js';
import { eventValues, listOf, namesValue, quadValues, spanValue, statusValues } from './filter-values.js';
import { nearest } from './nearest.js';
import { confidenceValue, wordsValue } from './values.js';

/** What stands under the options of each command that takes parties. */
export const PARTY_HELP = `
A party is a country ("PRK", or its name: "North Korea"), an international actor ("IGO"), a sector ("GOV"), both
("PRK:GOV"), or a name ("Moon Jae-in", "*Maduro"; case and accents do not count, * is any letters). An option that
names things may be given again: any of them will do.
`;

export interface SharedFlags {
  readonly speaker?: readonly string[];
  readonly via?: readonly string[];
  readonly anonymous?: boolean;
  readonly about?: readonly string[];
  readonly outlet?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly text?: string;
  readonly oldest?: true;
}

export interface EventFlags extends SharedFlags {
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  readonly either?: readonly string[];
  readonly event?: readonly PloverEvent['event'][];
  readonly mode?: readonly string[];
  readonly context?: readonly string[];
  readonly status?: readonly PloverEvent['status'][];
  readonly quad?: readonly PloverEvent['quad'][];
  readonly place?: readonly string[];
  readonly minConfidence?: number;
}

export interface StatementFlags extends SharedFlags {
  readonly directness?: readonly ('direct' | 'indirect' | 'mixed')[];
  readonly stance?: readonly ('disputes' | 'confirms' | 'denies')[];
}

export function addEventOptions(command: Command): Command {
  return addSpeakerOptions(
    command
      .option('--actor <party>', 'who acts', namesValue)
      .option('--recipient <party>', 'who is acted on; of a meeting, the other side', namesValue)
      .option('--either <party>', 'who acts or is acted on', namesValue)
      .option('--event <category>', 'PLOVER category (CONSULT; several with commas)', eventValues)
      .option('--mode <mode>', 'PLOVER mode (visit)', namesValue)
      .option('--context <context>', 'PLOVER context (military)', namesValue)
      .option('--status <status>', 'actual, historical, future, hypothetical or negated', statusValues)
      .option('--quad <class>', 'as in "material conflict"', quadValues)
      .option('--place <party>', 'where', namesValue)
      .option('--min-confidence <number>', 'leave out events below this confidence, 0 to 1', confidenceValue),
  )
    .option('--about <party>', 'named in the sentence', namesValue)
    .option('--outlet <name>', 'who published it', namesValue)
    .option('--since <date>', 'when it happened: this day, month or year, or later', spanValue)
    .option('--until <date>', 'when it happened: this day, month or year, or before', spanValue)
    .option('--text <words>', 'the article holds these words, in whatever form', wordsValue)
    .option('--oldest', 'oldest first');
}

export function addStatementOptions(command: Command): Command {
  return addSpeakerOptions(command)
    .option('--about <party>', 'named in what is said', namesValue)
    .option(
      '--directness <kind>',
      'direct, indirect or mixed',
      listOf('kind', ['direct', 'indirect', 'mixed'] as const),
    )
    .option(
      '--stance <stance>',
      'disputes, confirms or denies',
      listOf('stance', ['disputes', 'confirms', 'denies'] as const),
    )
    .option('--outlet <name>', 'who published it', namesValue)
    .option('--since <date>', 'published on this day, in this month or year, or later', spanValue)
    .option('--until <date>', 'published on this day, in this month or year, or before', spanValue)
    .option('--text <words>', 'words in what is said, in whatever form', wordsValue)
    .option('--oldest', 'oldest first');
}

function addSpeakerOptions(command: Command): Command {
  return command
    .option('--speaker <party>', 'who says so', namesValue)
    .option('--via <name>', 'the outlet or person that what is said came through (Reuters)', namesValue)
    .addOption(new Option('--anonymous', 'only what unnamed sources say'))
    .addOption(new Option('--no-anonymous', 'nothing that unnamed sources say'));
}

/** @throws CliError where a mode or context is none of PLOVER's */
export async function eventFilterOf(flags: EventFlags): Promise<EventFilter> {
  const [{ CATEGORIES, CONTEXTS }, codes] = await Promise.all([
    import('../../ontology/index.js'),
    countryCodes(),
  ]);
  const modes = CATEGORIES.flatMap((category) => category.modes.map(({ name }) => name));
  return defined({
    ...sharedFilterOf(flags, codes),
    actor: partiesOf(flags.actor, codes),
    recipient: partiesOf(flags.recipient, codes),
    either: partiesOf(flags.either, codes),
    place: partiesOf(flags.place, codes),
    event: flags.event,
    mode: knownOnly('--mode', flags.mode, modes),
    context: knownOnly(
      '--context',
      flags.context,
      CONTEXTS.map(({ name }) => name),
    ),
    status: flags.status,
    quad: flags.quad,
    confidence: flags.minConfidence,
  });
}

export async function statementFilterOf(flags: StatementFlags): Promise<StatementFilter> {
  return defined({
    ...sharedFilterOf(flags, await countryCodes()),
    directness: flags.directness,
    stance: flags.stance,
  });
}

/** Of articles only what can be said of an article. */
export async function documentFilterOf(
  flags: Pick<SharedFlags, 'about' | 'outlet' | 'since' | 'until'>,
): Promise<DocumentFilter> {
  const { about, outlet, since, until } = flags;
  return defined({ about: partiesOf(about, await countryCodes()), outlet, since, until });
}

function sharedFilterOf(flags: SharedFlags, codes: ReadonlyMap<string, string>) {
  return {
    speaker: partiesOf(flags.speaker, codes),
    via: flags.via,
    anonymous: flags.anonymous,
    about: partiesOf(flags.about, codes),
    outlet: flags.outlet,
    since: flags.since,
    until: flags.until,
    text: flags.text,
    order: flags.oldest === true ? ('oldest' as const) : undefined,
  };
}

/** English names of countries, folded → their codes. */
const countryCodes = async (): Promise<ReadonlyMap<string, string>> => (await partyCodes()).codes;

export interface PartyCodes {
  /** English names, folded → codes. */
  readonly codes: ReadonlyMap<string, string>;
  /** Codes → English names; of international actors too. */
  readonly names: ReadonlyMap<string, string>;
}

export async function partyCodes(): Promise<PartyCodes> {
  const { readCodeNames } = await import('../../lexicon/code-names.js');
  const all = [...readCodeNames()];
  return {
    codes: new Map(
      all.filter(([, { state }]) => state).map(([code, { name }]) => [name.toLowerCase(), code]),
    ),
    names: new Map(all.map(([code, { name }]) => [code, name])),
  };
}

/** A country's name means all that acts for it, as its code does. */
export function partiesOf(stated: readonly string[] | undefined, codes: ReadonlyMap<string, string>) {
  return stated?.map((party) => codes.get(party.toLowerCase()) ?? party);
}

function knownOnly(option: string, stated: readonly string[] | undefined, known: readonly string[]) {
  return stated
    ?.flatMap((words) => words.split(','))
    .map((word) => {
      const name = word.trim().toLowerCase();
      if (known.includes(name)) return name;
      throw optionInvalid(option, word.trim(), nearest(name, known));
    });
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
