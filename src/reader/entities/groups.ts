/**
 * Groups and bodies named by what they are: "South Korean officials", "Russia's troops", "the Syrian army", "rebels",
 * "law enforcement agencies", "a North Korean delegation". Country from the nationality, the possessor or the employer
 * in the phrase, sector from the noun. The same words later are the same group.
 *
 * "the Russian and North Korean agencies" are two groups over one head. Refuses: nouns that are no people ("Russian
 * gas"), the state in "U.S.-backed rebels", possessives of people ("his officials").
 */
import type { NounPhrase } from '../draft.js';
import { administrationOf, RULE } from './administrations.js';
import type { Figure, Naming } from './cast.js';
import { stateBehind } from './formal.js';
import { GROUP_BODY, GROUP_PEOPLE, isPluralWord, singularOf } from './group-nouns.js';
import { isRoleNoun } from './role-nouns.js';
import { isCapital, isHyphen, name, type Scene, textOf } from './scene.js';
import { foldWord } from './surnames.js';

const COLLECTIVE =
  /^(?:group|faction|delegation|police|military|army|opposition|government|people|team|crew|force|coalition|parliament|militia|navy)$/;
const PREFIX = /^(?:pro|anti|non|ex|former|alleged|suspected)$/;

export const nameGroups = (scene: Scene): void => {
  for (const sentence of scene.draft.sentences) {
    let before: NounPhrase | undefined;
    for (const phrase of sentence.phrases) {
      nameGroup(scene, phrase, before);
      before = phrase;
    }
  }
};

const nameGroup = (scene: Scene, phrase: NounPhrase, before: NounPhrase | undefined): void => {
  const { tokens, lexicon, cover, cast } = scene;
  const head = tokens[phrase.head];
  if (head === undefined || cover[phrase.head] !== undefined || !/^\p{L}/u.test(head.text)) return;
  // a capital inside the sentence is a name's: "Rufus King" is no king
  if (
    isCapital(head) &&
    phrase.head > phrase.first &&
    !isParty(scene, phrase, before) &&
    !isFormalOffice(scene, phrase)
  )
    return;
  // "spy | chief Ivan Orlov": not the head after all
  const next = tokens[phrase.last + 1];
  if (next?.spaced === true && next.sentence === head.sentence && isRoleNoun(scene, phrase.last + 1)) return;
  if (nameWatchdogs(scene, phrase)) return;
  // "the state news agency, KCNA": the outlet's own name says it
  const named = cover[phrase.last + (tokens[phrase.last + 1]?.text === ',' ? 2 : 1)];
  if (
    /^(?:agency|broadcaster|newspaper|daily|channel|station)$/.test(head.lower) &&
    named?.figure.kind === 'outlet'
  )
    return;
  const lemma = head.lemma === head.lower ? singularOf(head.lower) : head.lemma;
  const body =
    GROUP_BODY.test(lemma) && !(isPluralWord(head.lower) && !/^(?:forces|police)$/.test(head.lower));
  if (!body && !GROUP_PEOPLE.test(lemma) && !PARTY.test(head.lower) && !isRoleNoun(scene, phrase.head))
    return;
  if (/^(?:member|head|chair|deputy|host|chief)$/.test(lemma)) return;
  if (lemma === 'fighter' && isAircraft(scene, phrase)) return;
  const modifiers = describe(scene, phrase);
  const owner = modifiers.countries.length > 0 ? null : ownerOf(scene, phrase, before);
  const owners = modifiers.sources.length > 0 || owner !== null ? [] : ownersBehind(scene, phrase, lemma);
  const sources: readonly (Figure | null)[] =
    modifiers.sources.length > 0 ? modifiers.sources : owners.length > 0 ? owners : [owner];
  const singularPerson = !body && !isPluralWord(head.lower) && !COLLECTIVE.test(lemma);
  const known = sources.some((source) => source !== null);
  if (!known && (body || singularPerson)) return;
  if (singularPerson && /^(?:ally|counterpart|national|exile|citizen|people|tribe|clan)$/.test(lemma)) return;
  // bare "people", "side", "team" say nothing about who they are
  if (
    !known &&
    /^(?:people|side|team|company|firm|bank|worker|student|leader|agency|authority|general|president|minister|counterpart|ally|force|executive|representative|national|chief|head|director|secretary|party)$/.test(
      lemma,
    )
  )
    return;
  if (!known && !isPluralWord(head.lower) && head.lower !== 'police') return;
  const ruler = sources[0];
  if (ruler?.kind === 'person' && RULE.test(lemma)) {
    name(scene, modifiers.from, phrase.head, administrationOf(scene, ruler, lemma), 'noun');
    return;
  }
  const words = [...modifiers.words, head.text];
  const described = words.join(' ');
  const sector =
    lexicon.sectorOf(foldWord(`${modifiers.words.join(' ')} ${lemma}`)) ?? lexicon.sectorOf(lemma);
  const kind = singularPerson ? 'person' : body ? 'organization' : 'group';
  const label = (source: Figure | null): string =>
    [source === null || modifiers.led ? null : adjective(scene, source, phrase, before), described]
      .filter(Boolean)
      .join(' ');
  const figureFor = (source: Figure | null): Figure =>
    cast.keyed(
      `${kind}:${source?.country ?? source?.name ?? ''}:${foldWord([...modifiers.words, lemma].join(' '))}`,
      () => ({
        name: label(source),
        kind,
        basis: 'alias',
        country: source?.country ?? null,
        sector: sector ?? source?.sector ?? null,
        role: singularPerson ? described : null,
        named: false,
      }),
    );
  if (singularPerson) {
    const known = alreadyKnown(scene, phrase, described, sources[0]?.country ?? null);
    if (known !== null && known.entry === null && SPEAKS_FOR.test(lemma))
      known.country ??= sources[0]?.country ?? null;
    const figure = known ?? figureFor(sources[0] ?? null);
    figure.called.add(lemma);
    name(scene, modifiers.from, phrase.head, figure, 'noun');
    return;
  }
  const partner = pairedState(scene, phrase, before);
  // all are worded before any is named: a naming covers the words that the next is told by
  const groups = (partner === null ? sources : [partner.figure, ...sources]).map((source) => ({
    figure: figureFor(source),
    first: source === partner?.figure ? partner.first : startFor(scene, phrase, modifiers.from, source),
  }));
  for (const { figure, first } of groups) {
    figure.called.add(lemma);
    name(scene, first, phrase.head, figure, 'noun');
  }
};

const CAUSE =
  /^(?:rights|aid|relief|advocacy|humanitarian|charity|nongovernmental|non-governmental|environmental|watchdog)$/;

/** "human rights groups", "aid agencies": nobody's but the world of NGOs, unless a nationality stands before. */
const nameWatchdogs = (scene: Scene, phrase: NounPhrase): boolean => {
  const { tokens, cover, cast } = scene;
  const head = tokens[phrase.head]?.lower ?? '';
  const apart = /^(?:ngos|charities|watchdogs)$/.test(head);
  if (
    !apart &&
    !(
      /^(?:groups|organi[sz]ations|agencies|watchdogs)$/.test(head) &&
      CAUSE.test(tokens[phrase.head - 1]?.lower ?? '')
    )
  )
    return false;
  let first = phrase.first;
  while (first < phrase.head && /^(?:DET|NUM|PRON)$/.test(tokens[first]?.pos ?? '')) first++;
  if (cover.slice(phrase.first, phrase.head).some((naming) => naming !== undefined)) return false;
  const written = textOf(scene, first, phrase.head).toLowerCase();
  const facts = {
    name: written,
    kind: 'group',
    basis: 'alias',
    country: 'NGO',
    sector: null,
    named: false,
  } as const;
  const figure = cast.keyed(`group:NGO:${written}`, () => facts);
  figure.called.add('group');
  name(scene, first, phrase.head, figure, 'noun');
  return true;
};

/** "the Russian and | North Korean agencies": the nationality that stands before the phrase and shares its head. */
const pairedState = (scene: Scene, phrase: NounPhrase, before: NounPhrase | undefined): Naming | null => {
  if (before === undefined || before.possessive || before.last + 2 !== phrase.first) return null;
  if (scene.tokens[phrase.first - 1]?.lower !== 'and') return null;
  const naming = scene.cover[before.head];
  const own = scene.cover[phrase.first];
  return naming?.how === 'demonym' && own?.how === 'demonym' && naming.last === before.last ? naming : null;
};

/** The person named just before ("Ann Poe, a Kenyan envoy"), or the one who holds this office in this country. */
const alreadyKnown = (
  scene: Scene,
  phrase: NounPhrase,
  role: string,
  country: string | null,
): Figure | null => {
  const beside = scene.tokens[phrase.first - 1]?.text === ',' ? scene.cover[phrase.first - 2] : undefined;
  if (beside?.figure.kind === 'person' && beside.figure.named) return beside.figure;
  const comma = commaBehind(scene, phrase);
  const behind = comma === null ? undefined : nameBehind(scene, comma);
  if (behind?.figure.kind === 'person' && behind.how === 'name' && closesApposition(scene, behind))
    return behind.figure;
  const office = role.toLowerCase();
  if (scene.tokens.slice(phrase.first, phrase.head).some(({ lower }) => PAST.test(lower))) return null;
  if (country === null || !scene.lexicon.isTitle(office)) return null;
  const holders = scene.cast.figures.filter(
    (figure) =>
      figure.kind === 'person' &&
      figure.named &&
      figure.country === country &&
      figure.role?.toLowerCase() === office,
  );
  return holders.length === 1 ? (holders[0] ?? null) : null;
};

/** The comma behind an office, and behind the body that it speaks for: "a spokesman for the presidency[,] Ann Poe,". */
const commaBehind = (scene: Scene, { last }: NounPhrase): number | null => {
  const { tokens } = scene;
  if (tokens[last + 1]?.text === ',') return last + 1;
  if (tokens[last + 1]?.lower !== 'for') return null;
  for (let i = last + 2; i <= last + 7; i++) {
    const token = tokens[i];
    if (token?.text === ',') return i;
    if (token === undefined || token.sentence !== tokens[last]?.sentence || /^(?:VERB|AUX)$/.test(token.pos))
      return null;
  }
  return null;
};

/** Who is named behind a comma, with a rank or none: ", [Colonel] Ann Poe". */
const nameBehind = (scene: Scene, comma: number): Naming | undefined =>
  scene.cover[comma + 1] ?? (isCapital(scene.tokens[comma + 1]) ? scene.cover[comma + 2] : undefined);

const PAST = /^(?:former|ex|ousted|deposed|late|then|previous|outgoing)$/;

/** "an aide, Ann Poe, said": a list would go on with "and" or another name. */
const closesApposition = (scene: Scene, { last }: Naming): boolean => {
  const next = scene.tokens[last + 1];
  return next === undefined || /^[,.;:]$/.test(next.text) || next.pos === 'VERB' || next.pos === 'AUX';
};

/** "Moldova's | opposition Socialists": a party by its members, behind an owner. */
const isParty = (scene: Scene, phrase: NounPhrase, before: NounPhrase | undefined): boolean => {
  const head = scene.tokens[phrase.head]?.lower ?? '';
  return PARTY.test(head) && ownerOf(scene, phrase, before)?.kind === 'state';
};

const PARTY =
  /^(?:socialists|communists|conservatives|liberals|greens|democrats|social democrats|christian democrats|nationalists|republicans|islamists|centrists|progressives)$/;

/** "the Deputy Minister of Foreign Affairs of the Sultanate of Oman", whose name stands nowhere near. */
const isFormalOffice = (scene: Scene, phrase: NounPhrase): boolean => {
  const { tokens, cover, lexicon } = scene;
  if (!lexicon.isTitle(tokens[phrase.head]?.lower ?? '') || tokens[phrase.last + 1]?.lower !== 'of')
    return false;
  const state = cover[stateBehind(scene, phrase.last + 1)];
  if (state?.figure.kind !== 'state') return false;
  const next = tokens[state.last + 1]?.text === ',' ? state.last + 2 : state.last + 1;
  return cover[next]?.figure.kind !== 'person';
};

/** "F-16 fighters" fly by themselves. */
const isAircraft = (scene: Scene, phrase: NounPhrase): boolean =>
  scene.tokens
    .slice(phrase.first, phrase.head)
    .some((token) => /\d/.test(token.text) || token.lower === 'jet');

interface Description {
  /** The states, bodies and places among the modifiers; each makes a group of its own. */
  readonly sources: readonly Figure[];
  /** True where the source only leads the group, and the words say so: "Hamas-led". */
  readonly led: boolean;
  readonly countries: readonly string[];
  /** The other modifiers, as written: "law enforcement". */
  readonly words: readonly string[];
  /** First token after determiners. */
  readonly from: number;
}

const describe = (scene: Scene, phrase: NounPhrase): Description => {
  const { tokens, cover } = scene;
  const sources: Figure[] = [];
  const leaders: Figure[] = [];
  const words: string[] = [];
  let from = phrase.first;
  while (from < phrase.head && /^(?:DET|PRON|NUM)$/.test(tokens[from]?.pos ?? '')) from++;
  for (let i = from; i < phrase.head; i++) {
    const token = tokens[i];
    if (token === undefined) continue;
    const naming = cover[i];
    if (naming !== undefined && naming.first >= phrase.first) {
      const tied = tiedWord(scene, naming);
      if (tied !== null && tied <= phrase.head) {
        // "Hamas-led gunmen" are of those who lead them, "U.S.-backed rebels" are not
        const how = tokens[tied]?.lower ?? '';
        const { kind, country } = naming.figure;
        if ((LED.test(how) && kind !== 'person') || (LINKED.test(how) && country === 'IMG'))
          leaders.push(naming.figure);
        words.push(textOf(scene, naming.first, tied));
        i = tied;
        continue;
      }
      if (counts(scene, naming)) sources.push(naming.figure);
      i = naming.last;
      continue;
    }
    if (token.pos === 'CCONJ' || token.pos === 'PUNCT' || isHyphen(token) || token.pos === 'NUM') continue;
    if (
      /^(?:top|senior|several|many|some|other|two|three|more|new|key|high|level|ranking|own|unnamed|former|more|dozens|hundreds|thousands)$/.test(
        token.lower,
      )
    )
      continue;
    if (words.length < 3) words.push(token.text);
  }
  if (leaders.length > 0 && sources.every(({ country }) => country === null))
    return {
      sources: leaders.slice(-1),
      led: true,
      countries: leaders.flatMap(({ country }) => country ?? []),
      words,
      from,
    };
  const states = sources.filter((figure) => figure.kind === 'state');
  // "U.S. State Department officials": one employer, one group
  const employers = sources.filter((figure) => figure.kind !== 'state' && figure.kind !== 'place');
  const chosen =
    employers.length > 0 ? employers.slice(-1) : states.length > 0 ? states : sources.slice(0, 1);
  return {
    sources: chosen,
    led: false,
    countries: chosen.flatMap(({ country }) => country ?? []),
    words,
    from,
  };
};

/** Of a movement that knows no borders: "al-Qaida-linked militants". */
const LINKED = /^(?:linked|affiliated|allied|aligned|inspired)$/;
const LED = /^(?:led|run|controlled|appointed|installed|commanded|dominated)$/;

/** "Hamas-led", "U.S.-backed": the token of the participle that a hyphen ties to the name, or null. */
const tiedWord = (scene: Scene, { last }: Naming): number | null => {
  const tied = scene.tokens[last + 2];
  return isHyphen(scene.tokens[last + 1]) &&
    scene.tokens[last + 1]?.spaced === false &&
    tied?.spaced === false &&
    /^\p{Ll}/u.test(tied.text)
    ? last + 2
    : null;
};

/** A modifier tells whose the group is unless a hyphen makes it something else: "U.S.-backed", "pro-Russian". */
const counts = (scene: Scene, { first, last, figure }: Naming): boolean => {
  const { tokens } = scene;
  if (figure.kind === 'person') return false;
  if (
    isHyphen(tokens[first - 1]) &&
    !tokens[first - 1]?.spaced &&
    PREFIX.test(tokens[first - 2]?.lower ?? '')
  )
    return false;
  const after = tokens[last + 2];
  return !(
    isHyphen(tokens[last + 1]) &&
    !tokens[last + 1]?.spaced &&
    after !== undefined &&
    /^\p{Ll}/u.test(after.text)
  );
};

/** "Russia's | troops": the possessor, a state or a body. */
const ownerOf = (scene: Scene, phrase: NounPhrase, before: NounPhrase | undefined): Figure | null => {
  if (before === undefined || !before.possessive || before.last !== phrase.first - 1) return null;
  const naming = scene.cover[before.head];
  if (naming === undefined) return null;
  return naming.figure;
};

/** "the presidents of | Chad | and | Niger": the states behind "of", as far as the list goes. */
const ownersBehind = (scene: Scene, phrase: NounPhrase, lemma: string): readonly Figure[] => {
  const { tokens, cover } = scene;
  const link = tokens[phrase.last + 1]?.lower;
  if (link === 'for' && SPEAKS_FOR.test(lemma)) {
    const at = tokens[phrase.last + 2]?.lower === 'the' ? phrase.last + 3 : phrase.last + 2;
    const body = cover[at]?.how === 'demonym' ? (cover[(cover[at]?.last ?? at) + 1] ?? cover[at]) : cover[at];
    return body === undefined || body.figure.kind === 'person' || body.figure.kind === 'place'
      ? []
      : [body.figure];
  }
  if (link !== 'of' || !OF_STATE.test(lemma)) return [];
  const owners: Figure[] = [];
  let i = stateBehind(scene, phrase.last + 1);
  while (owners.length < 5) {
    if (tokens[i]?.lower === 'the') i++;
    const naming = cover[i];
    if (naming === undefined || naming.first !== i || naming.figure.kind !== 'state') break;
    owners.push(naming.figure);
    i = naming.last + 1;
    if (tokens[i]?.text === ',') i++;
    if (tokens[i]?.lower === 'and') i++;
  }
  return owners;
};

const SPEAKS_FOR = /^(?:spokes(?:man|woman|person)|lawyer|representative)$/;

/** Offices and bodies that a state has by its name: "the army of Chad", not "refugees of Chad". */
const OF_STATE =
  /^(?:president|minister|leader|premier|chancellor|king|ambassador|envoy|official|diplomat|army|government|parliament|delegation|prime minister|representative|chief|negotiator|citizen|people)$/;

const startFor = (scene: Scene, phrase: NounPhrase, from: number, source: Figure | null): number => {
  if (source === null) return from;
  for (let i = from; i < phrase.head; i++) {
    if (scene.cover[i]?.figure === source && (scene.cover[i]?.last ?? i) < phrase.head) return i;
  }
  return from;
};

/** The nationality or owner as the phrase words it: "U.S.", "South Korean", "Hudson Institute". */
const adjective = (
  scene: Scene,
  source: Figure,
  phrase: NounPhrase,
  before: NounPhrase | undefined,
): string => {
  for (let i = phrase.first; i < phrase.head; i++) {
    const naming = scene.cover[i];
    if (naming?.figure === source && naming.last < phrase.head)
      return textOf(scene, naming.first, naming.last);
  }
  const paired = before === undefined ? undefined : scene.cover[before.head];
  return paired?.figure === source && paired.how === 'demonym'
    ? textOf(scene, paired.first, paired.last)
    : owns(source.name);
};

/** "Chad’s": an owner who is no adjective. */
const owns = (owner: string): string => `${owner}${owner.endsWith('s') ? '’' : '’s'}`;
