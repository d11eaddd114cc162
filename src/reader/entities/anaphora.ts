/**
 * Bare nouns that name someone again: "the agency" (the outlet or agency named last), "the president" (the one person
 * called so, or the last), "the Russian leader", "the country" (the state named last), "the administration", "the ministry", "the rebels" (the armed group
 * named last).
 *
 * Refuses: an indefinite noun ("a president"), a noun nobody was called by, "the two leaders".
 */
import type { NounPhrase } from '../draft.js';
import { WHITE_HOUSE, whiteHouseOf } from './administrations.js';
import type { Figure, Naming } from './cast.js';
import { name, type Scene } from './scene.js';

const OUTLET =
  /^(?:agency|newspaper|paper|magazine|outlet|broadcaster|network|daily|tabloid|website|journal|weekly)$/;
const BODY =
  /^(?:administration|regime|government|ministry|party|group|organization|organisation|institute|alliance|coalition|bank|court|council|commission|army|bloc|company|firm|union|body|grouping|movement|front|think-tank|foundation|university|department|committee)$/;
const LEADER = /(?:president|prime minister|chancellor|premier|leader|king|emperor|sultan|emir|taoiseach)/i;
const PERSON =
  /^(?:president|minister|premier|chancellor|leader|secretary|king|queen|prince|ambassador|envoy|general|senator|governor|mayor|spokesman|spokeswoman|spokesperson|chairman|director|chief|commander|diplomat|fellow|analyst|professor|expert|official|adviser|source|officer|aide|bishop|archbishop|rebel|activist|prosecutor|journalist|congressman|lawmaker|representative|pope|lawyer|candidate|judge)$/;

const FIGHTERS = /^(?:rebels|guerrillas|insurgents|militants|separatists|jihadists|paramilitaries|fighters)$/;
const ARMED: ReadonlySet<string> = new Set(['REB', 'PRM', 'UAF']);

const MOVEMENT = /^(?:group|organi[sz]ation|movement|network|militia|faction)$/;

/** Nouns by which news goes on about somebody whom it leaves unnamed: "a U.S. official said … the official said". */
const UNNAMED =
  /^(?:official|diplomat|source|officer|aide|adviser|soldier|spokesman|spokeswoman|spokesperson|envoy)$/;

export const resolveNouns = (scene: Scene): void => {
  const order = [...scene.namings].sort((a, b) => a.first - b.first || b.last - a.last);
  let next = 0;
  const heard: Naming[] = [];
  for (const sentence of scene.draft.sentences) {
    for (const phrase of sentence.phrases) {
      while ((order[next]?.first ?? Number.POSITIVE_INFINITY) < phrase.first) {
        const naming = order[next++];
        if (naming !== undefined && naming.how !== 'demonym') heard.push(naming);
      }
      const naming = resolveNoun(scene, phrase, heard);
      if (naming === null) continue;
      nameAgain(scene, naming);
      heard.push(naming);
    }
  }
};

/** "a U.S. envoy met him … The envoy, Ann Poe, flew home": the name takes over what is known of the envoy. */
const nameAgain = (scene: Scene, { last, figure }: Naming): void => {
  if (figure.kind !== 'person' || figure.named || scene.tokens[last + 1]?.text !== ',') return;
  const named = scene.cover[last + 2];
  if (named === undefined || named.first !== last + 2 || named.how !== 'name') return;
  const { figure: known } = named;
  if (known.kind !== 'person' || known.entry !== null || known.country !== null) return;
  known.country = figure.country;
  known.sector ??= figure.sector;
  known.role ??= figure.role;
};

const LOOK_BACK = 60;

const resolveNoun = (scene: Scene, phrase: NounPhrase, heard: readonly Naming[]): Naming | null => {
  const { tokens, cover } = scene;
  const head = tokens[phrase.head];
  const first = tokens[phrase.first];
  if (head === undefined || first === undefined || first.lower !== 'the') return null;
  const standing = cover[phrase.head];
  const noun = head.lower;
  const bare = phrase.head === phrase.first + 1;
  const fighters = bare && FIGHTERS.test(noun);
  const described =
    standing?.how === 'noun' &&
    (standing.figure.kind === 'person' ||
      (fighters && !standing.figure.named && standing.figure.country === null));
  if (standing !== undefined && !described) return null;
  const country = described ? standing.figure.country : null;
  if (!bare && !described && !isOffice(scene, phrase) && !isArmedBody(scene, phrase)) return null;
  let fits: ((figure: Figure) => boolean) | null = null;
  // "the President" in a capital is the head of state, not a union's
  const ofState = bare && noun === 'president' && head.text !== noun;
  if (PERSON.test(noun))
    fits = (figure) =>
      (!ofState || figure.sector === 'GOV' || figure.sector === 'ELI') &&
      figure.kind === 'person' &&
      figure.named &&
      isCalled(figure, noun) &&
      (country === null || figure.country === country);
  else if (OUTLET.test(noun) && bare) fits = (figure) => isOutlet(figure, noun);
  else if (fighters) fits = isMovement;
  else if (COUNTRY.test(noun) && bare) return stateAgain(scene, phrase, heard);
  else if (BODY.test(noun) && bare)
    fits = (figure) =>
      (figure.kind === 'organization' && isBody(figure, noun)) ||
      // "a Hamas spokesman said the group …"
      (MOVEMENT.test(noun) && figure.kind === 'group' && isMovement(figure));
  else if (MOVEMENT.test(noun) && isArmedBody(scene, phrase)) fits = isMovement;
  else if (noun === 'resolution' && bare && SAYS.test(tokens[phrase.last + 1]?.lower ?? ''))
    fits = (figure) => figure.country === 'UNO' && figure.kind === 'organization';
  if (fits === null) return null;
  const figure =
    (bare && UNNAMED.test(noun)
      ? lastHeard(heard, (one) => one.kind === 'person' && isCalled(one, noun))
      : null) ??
    (PERSON.test(noun) ? bestHeard(heard, fits, countriesBefore(scene, phrase)) : lastHeard(heard, fits));
  if (figure === null) return noun === 'administration' && bare ? whiteHouse(scene, phrase, heard) : null;
  // what the noun described alone is now somebody known
  if (described) scene.namings.splice(scene.namings.indexOf(standing), 1);
  return name(scene, phrase.first, phrase.head, figure, 'noun');
};

/** A rebels', militia's or other armed movement's own name. */
const isMovement = ({ kind, named, sector }: Figure): boolean =>
  kind !== 'person' && named && ARMED.has(sector ?? '');

/** "the extremist group", "the Islamist militant group". */
const isArmedBody = ({ tokens }: Scene, { first, head }: NounPhrase): boolean =>
  head > first + 1 &&
  tokens
    .slice(first + 1, head)
    .every(({ lower }) =>
      /^(?:extremist|militant|terror|terrorist|jihadist|islamist|armed|rebel|militia|insurgent|guerrilla)$/.test(
        lower,
      ),
    );

/** What a resolution says, the council says that voted for it. */
const SAYS =
  /^(?:says|said|demands|demanded|calls|called|condemns|condemned|urges|urged|declares|declared|states|stated|imposes|imposed|bans|banned|reaffirms|requires|required|warns|orders|ordered)$/;

const COUNTRY = /^(?:country|nation)$/;
/** Behind these "the country" is where something is, not who acts or is acted upon. */
const WHEREABOUTS =
  /^(?:in|across|throughout|around|inside|within|from|into|to|of|through|outside|near|for|over)$/;

const MOVES = /^(?:leave|flee|enter|quit|exit|cross|tour|visit|divide|unite|split|rock|sweep)$/;

/** "Iran was warned … the country has tested a missile": the state that the sentence, or the one before, named last. */
const stateAgain = (scene: Scene, phrase: NounPhrase, heard: readonly Naming[]): Naming | null => {
  const { tokens } = scene;
  const before = tokens[phrase.first - 1];
  if (before === undefined || WHEREABOUTS.test(before.lower) || MOVES.test(before.lemma)) return null;
  const sentence = tokens[phrase.first]?.sentence ?? 0;
  for (let i = heard.length - 1; i >= 0 && i >= heard.length - LOOK_BACK; i--) {
    const one = heard[i];
    if (one === undefined || sentence - (tokens[one.first]?.sentence ?? 0) > 1) return null;
    // "ordered Togo's envoy to …": an owner is not spoken of
    if (/^['’]s?$/.test(tokens[one.last + 1]?.text ?? '')) continue;
    if (one.figure.kind === 'state') return name(scene, phrase.first, phrase.head, one.figure, 'noun');
  }
  return null;
};

/** "President Biden … the administration": so only Washington's is called, where an American president was named. */
const whiteHouse = (scene: Scene, phrase: NounPhrase, heard: readonly Naming[]): Naming | null => {
  const figure = whiteHouseOf(scene);
  const president = lastHeard(heard, ({ country, role, entry: known }) => {
    if (country !== 'USA') return false;
    return (
      known === WHITE_HOUSE ||
      (/\bpresident$/i.test(role ?? '') && !/^(?:former|ex|vice)\b/i.test(role ?? ''))
    );
  });
  if (figure === null || president === null) return null;
  // "the administration of the city"
  if (/^(?:of|in)$/.test(scene.tokens[phrase.last + 1]?.lower ?? '')) return null;
  return name(scene, phrase.first, phrase.head, figure, 'noun');
};

/** "the foreign minister", "the prime minister": all modifiers in lower case and no name among them. */
const isOffice = (scene: Scene, phrase: NounPhrase): boolean => {
  if (phrase.head - phrase.first > 3) return false;
  return scene.lexicon.isTitle(
    scene.tokens
      .slice(phrase.first + 1, phrase.head + 1)
      .map((token) => token.lower)
      .join(' '),
  );
};

/** "[U.S.] senators wrote to | the president": the countries named in the sentence before a phrase. */
const countriesBefore = (scene: Scene, { first }: NounPhrase): ReadonlySet<string> => {
  const countries = new Set<string>();
  const sentence = scene.draft.sentences[scene.tokens[first]?.sentence ?? -1];
  for (let i = Math.max(sentence?.first ?? first, first - LOOK_BACK); i < first; i++) {
    const figure = scene.cover[i]?.figure;
    if (figure !== undefined && figure.country !== null && figure.kind !== 'place')
      countries.add(figure.country);
  }
  return countries;
};

/** Of all who fit, the one heard most lately; the last one, and whose country the sentence has named, weighs two namings more. */
const bestHeard = (
  heard: readonly Naming[],
  fits: (figure: Figure) => boolean,
  countries: ReadonlySet<string>,
): Figure | null => {
  const weights = new Map<Figure, number>();
  const from = Math.max(0, heard.length - LOOK_BACK);
  for (let i = heard.length - 1; i >= from; i--) {
    const figure = heard[i]?.figure;
    if (figure === undefined || !fits(figure)) continue;
    const known = weights.get(figure);
    const start = (weights.size === 0 ? 2 : 0) + (countries.has(figure.country ?? '') ? 2 : 0);
    weights.set(figure, (known ?? start) + 1);
  }
  let best: Figure | null = null;
  for (const [figure, weight] of weights) {
    if (best === null || weight > (weights.get(best) ?? 0)) best = figure;
  }
  return best;
};

/** For "the agency": whoever of that sort was heard last. */
const lastHeard = (heard: readonly Naming[], fits: (figure: Figure) => boolean): Figure | null => {
  for (let i = heard.length - 1; i >= 0 && i >= heard.length - LOOK_BACK; i--) {
    const figure = heard[i]?.figure;
    if (figure !== undefined && fits(figure)) return figure;
  }
  return null;
};

const isCalled = (figure: Figure, noun: string): boolean => {
  if (figure.called.has(noun)) return true;
  const role = figure.role?.toLowerCase() ?? '';
  if (/^(?:former|ex-)/.test(role)) return false;
  if (noun === 'leader') return LEADER.test(role);
  if (noun === 'president' && /vice.president/.test(role)) return false;
  return role.split(/[ -]/).includes(noun);
};

const isOutlet = (figure: Figure, noun: string): boolean => {
  if (figure.kind !== 'outlet' && figure.sector !== 'JRN' && !figure.called.has(noun)) {
    return noun === 'agency' && figure.kind === 'organization' && /agency$/i.test(figure.name);
  }
  return figure.kind !== 'person' && figure.kind !== 'group';
};

const isBody = (figure: Figure, noun: string): boolean => {
  // "the army" is a state's: rebels who call themselves one are not meant
  if (noun === 'army' && ARMED.has(figure.sector ?? '')) return false;
  return (
    figure.called.has(noun) ||
    (/^(?:bloc|union|alliance|body|grouping|organi[sz]ation)$/.test(noun) &&
      /^(?:IGO|EUR)$/.test(figure.country ?? '') &&
      figure.sector === null) ||
    (/^(?:company|firm)$/.test(noun) && (figure.country === 'MNC' || figure.sector === 'BUS')) ||
    figure.name.toLowerCase().split(/[ -]/).includes(noun)
  );
};
