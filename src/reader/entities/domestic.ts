/**
 * Bodies and people of a country that the words leave unsaid: "the army", "police", "a court in Grodno", "the
 * government", "five protesters", "a defence spokesperson in Jammu". Runs when all who are named are known; where
 * `locale` can tell no country, bodies and single persons stay unnamed and groups keep none.
 *
 * Named people whom the text gives an office but no country get theirs in the same way, those without an office where they are named often
 * in news of one country; named bodies by the place behind them or by the article.
 * Refuses: people who are by nature somewhere else or from anywhere (diplomats, reporters, refugees, experts).
 */
import type { DraftSentence, NounPhrase, Token } from '../draft.js';
import type { Figure } from './cast.js';
import type { Locale } from './locale.js';
import { isCapital, name, nameAnew, type Scene, textOf } from './scene.js';
import { foldWord } from './surnames.js';

const BODY =
  /^(?:government|army|military|navy|parliament|court|police|judiciary|legislature|junta|opposition|cabinet|air force|security forces?|armed forces?|central bank|(?:\w+ )?ministry|presidency|presidential palace|treasury|national assembly|air defence|general staff|prosecution|secret police|riot police|constitutional court|supreme court|high court|electoral commission|election commission|intelligence service|coast guard)$/;
/** Groups whose members belong to the country where they act. */
const GROUP =
  /^(?:police|protester|protestor|demonstrator|thousand|hundred|crowd|marcher|striker|supporter|opponent|teacher|doctor|nurse|driver|trader|shopkeeper|lawyer|mourner|\w+worker|union|prosecutor|lawmaker|legislator|senator|mp|judge|voter|resident|villager|civilian|citizen|farmer|student|worker|activist|dissident|soldier|troop|rebel|insurgent|separatist|militant|fighter|gunman|militia|militiaman|terrorist|extremist|jihadist|official|authority|minister|politician|opposition|officer|guard|detainee|prisoner|striker|miner|settler|people|child|woman|man|riot police|security force|leader|investigator|conscript|recruit|reservist|nationalist|monk)$/;
/** Groups that only a place or a subject nearby may place. */
const VICTIM =
  /^(?:\w+worker|marcher|people|thousand|hundred|crowd|supporter|opponent|teacher|doctor|nurse|driver|trader|shopkeeper|lawyer|mourner|union|child|woman|man|worker|student|farmer|official|leader|minister|activist|citizen)$/;
const RALLIED = /^(?:marched|rallied|protested|demonstrated|gathered|blocked|poured|clashed|chanted|walked)$/;
const ABROAD = /^(?:soldier|troop|army|military|navy|air force|force|officer|official|leader|minister)$/;
const ARMED =
  /^(?:rebel|insurgent|separatist|militant|fighter|gunman|militia|militiaman|terrorist|extremist|jihadist)$/;
/** "Israel killed terrorists": nobody's, wherever the news is from. */
const STATELESS = /^(?:terrorist|extremist|jihadist|militia|militiaman)$/;
const PERSON =
  /(?:^|[ -])(?:president|minister|premier|chancellor|spokesman|spokeswoman|spokesperson|governor|mayor|prosecutor|judge|soldier|policeman|lawmaker|bishop|commander|police officer|chief of staff|army chief|police chief|attorney general|opposition leader|jawan)$/;
/** Offices of a state or a nation; an analyst's or a banker's country is not told by the article's. */
const OFFICES: ReadonlySet<string> = new Set([
  'GOV',
  'MIL',
  'LEG',
  'COP',
  'JUD',
  'SPY',
  'OPP',
  'PTY',
  'REL',
  'CVL',
]);
const OPEN_OFFICE =
  /\b(?:analyst|expert|fellow|professor|envoy|ambassador|diplomat|researcher|author|resident|student|committee|congress|senate|negotiator|mediator|secretary-general|activist|historian|un|u\.n\.|nato|eu)\b/i;

export const nameDomestic = (scene: Scene, locale: Locale): void => {
  for (const sentence of scene.draft.sentences) {
    if (sentence.heading) continue;
    for (const phrase of sentence.phrases) nameUnplaced(scene, locale, sentence, phrase);
  }
};

const nameUnplaced = (scene: Scene, locale: Locale, sentence: DraftSentence, phrase: NounPhrase): void => {
  const { tokens, cover, cast, lexicon } = scene;
  const head = tokens[phrase.head];
  if (head === undefined || !/^\p{L}/u.test(head.text)) return;
  if (isCapital(head) && phrase.head !== sentence.first) return;
  const standing = cover[phrase.head];
  if (standing !== undefined && (standing.how !== 'noun' || !isUnplaced(standing.figure))) return;
  const opener = tokens[phrase.first]?.lower ?? '';
  if (
    /^(?:no|such|what|which|any|every|its|their|his|her|our|your|my|these|those|both|all|next|each)$/.test(
      opener,
    )
  )
    return;
  // an owner before it is somebody whom no rule could place
  if (/^['’]s?$/.test(tokens[phrase.first - 1]?.text ?? '')) return;
  // "spy | chief Ivan Orlov": not the head after all
  const next = tokens[phrase.last + 1];
  if (next !== undefined && next.sentence === sentence.index && /^(?:NOUN|PROPN)$/.test(next.pos)) return;
  // "heads of government" head nobody's in particular
  if (/^heads?$/.test(tokens[phrase.first - 2]?.lower ?? '') && tokens[phrase.first - 1]?.lower === 'of')
    return;
  // a presidency is an office that bodies have too: only one that speaks is somebody
  if (head.lower === 'presidency' && next?.pos !== 'VERB') return;
  const lemma = lemmaOf(head.lower);
  const from = firstWord(scene, phrase);
  const modifiers = tokens.slice(from, phrase.head);
  const words = modifiers.map((token) => token.lower);
  // "al-Qaeda-linked militants in Yemen": the words before them name somebody else
  if (
    standing !== undefined &&
    ARMED.test(lemma) &&
    modifiers.some((token) => isCapital(token) && !isTied(scene, token))
  ) {
    const there = locale.placeBehind(sentence, phrase.last);
    if (there !== null && standing.figure.country === null) {
      const { name: called, sector } = standing.figure;
      const facts = { name: called, kind: 'group', basis: 'alias', country: there, sector } as const;
      nameAnew(
        standing,
        cast.keyed(`group:${there}:${foldWord(called)}`, () => facts),
      );
    }
    return;
  }
  if (words.length > 3 || cover.slice(from, phrase.head).some((naming) => naming !== undefined)) return;
  const described = [...words, lemma].join(' ');
  const pair = [words[words.length - 1] ?? '', lemma].join(' ').trim();
  const body = BODY.test(described) || (words.length > 0 && BODY.test(pair)) || BODY.test(lemma);
  const plural = lemma !== head.lower || /^(?:police|people)$/.test(lemma);
  const group = !body && plural && GROUP.test(lemma);
  const person = !body && !plural && PERSON.test(described);
  if (!body && !group && !person) return;
  // "force", "police" of nobody's in the plural of many lands
  if (body && plural && lemma !== 'police' && !/forces$/.test(head.lower)) return;
  if (person && !/^(?:the|a|an)$/.test(opener) && phrase.first === phrase.head) return;
  const kind = body ? 'organization' : group ? 'group' : 'person';
  // "rebel leaders", "separatist commanders"
  const armed = ARMED.test(lemma) || (plural && words.some((word) => ARMED.test(word)));
  if (armed && words.includes('foreign')) return;
  const abroad = ABROAD.test(lemma) || ABROAD.test(pair);
  // "a government", "a court": only a place says whose, an article's topic does not
  const bound =
    (opener === 'the' && !words.some((word) => RIVAL.test(word))) ||
    group ||
    lemma === 'police' ||
    /forces$/.test(head.lower);
  // "a foreign ministry spokesman": the one body's, as "the foreign ministry" is
  const speaks = person && /^(?:spokes(?:man|woman|person))$/.test(lemma) && BODY.test(words.join(' '));
  const official = (body && bound && (opener === 'the' || phrase.first === phrase.head)) || speaks;
  const country =
    (opener === 'the' ? calledBefore(scene, lemma, kind, phrase.first) : null) ??
    ((VICTIM.test(lemma) && !armed) || STATELESS.test(lemma) || !bound
      ? (locale.placeOf(sentence, phrase.last) ??
        // "thousands marched in Nairobi": where they rally is home
        (RALLIED.test(next?.lower ?? '') ? locale.placeOf(sentence, phrase.last + 1) : null))
      : locale.countryOf(sentence, phrase.last, {
          places: !abroad,
          topic: !abroad && !armed,
          definite: opener === 'the',
        })) ??
    (official
      ? locale.bodyOf(sentence, phrase.first, {
          subject: !abroad && lemma !== 'police' && !isObject(scene, phrase),
        })
      : null);
  if (country === null && !official) return;
  if (standing !== undefined) forget(scene, standing);
  const text = [...(words.length > 0 ? [textOf(scene, from, phrase.head - 1)] : []), head.lower].join(' ');
  const figure = cast.keyed(`${kind}:${country ?? ''}:${foldWord(described)}`, () => ({
    name: text,
    kind,
    basis: 'alias',
    country,
    sector: lexicon.sectorOf(described) ?? lexicon.sectorOf(lemma),
    role: person ? text : null,
    named: false,
  }));
  figure.called.add(lemma);
  name(scene, from, phrase.head, figure, 'noun');
};

/** "Islamist-allied": the first word of a compound names nobody. */
const isTied = ({ tokens, cover }: Scene, { index }: Token): boolean =>
  cover[index] === undefined && tokens[index + 1]?.text === '-' && !tokens[index + 1]?.spaced;

/** "Egypt backed [the government]": another's than the subject's. */
const isObject = ({ tokens }: Scene, { first }: NounPhrase): boolean => tokens[first - 1]?.pos === 'VERB';

/** "the internationally recognized government": where there are two, the words must say of which land. */
const RIVAL = /^(?:recogni[sz]ed|rival|parallel|breakaway|self-declared|unrecogni[sz]ed)$/;

const LEGISLATORS: ReadonlySet<string> = new Set([
  'lawmaker',
  'legislator',
  'senator',
  'congressman',
  'mp',
  'deputy',
]);

/** The country of those whom the text called by this noun before: "Syrian rebels … the rebels", "Thai senators … the lawmakers". */
const calledBefore = (scene: Scene, lemma: string, kind: Figure['kind'], before: number): string | null => {
  let best: { readonly at: number; readonly country: string } | null = null;
  for (const figure of scene.cast.figures) {
    if (figure.kind !== kind || figure.country === null) continue;
    if (
      !figure.called.has(lemma) &&
      !(LEGISLATORS.has(lemma) && [...figure.called].some((word) => LEGISLATORS.has(word)))
    )
      continue;
    const at = figure.earliest;
    if (at < before && (best === null || at > best.at)) best = { at, country: figure.country };
  }
  return best?.country ?? null;
};

const isUnplaced = (figure: Figure): boolean => figure.country === null && !figure.named;

/** Takes back what a group without a country was called by here. */
const forget = (scene: Scene, naming: Scene['namings'][number]): void => {
  const at = scene.namings.indexOf(naming);
  if (at >= 0) scene.namings.splice(at, 1);
  for (let i = naming.first; i <= naming.last; i++) if (scene.cover[i] === naming) scene.cover[i] = undefined;
};

const firstWord = (scene: Scene, phrase: NounPhrase): number => {
  let from = phrase.first;
  while (
    from < phrase.head &&
    (/^(?:DET|PRON|NUM)$/.test(scene.tokens[from]?.pos ?? '') ||
      /^(?:several|many|some|other|more|dozens|hundreds|thousands|least|about|nearly|senior|top|local|\d.*)$/.test(
        scene.tokens[from]?.lower ?? '',
      ))
  )
    from++;
  return from;
};

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['people', 'people'],
  ['thousands', 'thousand'],
  ['hundreds', 'hundred'],
  ['police', 'police'],
  ['children', 'child'],
  ['women', 'woman'],
  ['men', 'man'],
]);

const lemmaOf = (word: string): string => {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  if (word.endsWith('men')) return `${word.slice(0, -3)}man`;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
};

/** "met vice-minister Ann Poe", "talks with General Poe": somebody came to see them. */
const isMet = (scene: Scene, sentence: DraftSentence, first: number): boolean => {
  for (let i = first - 1; i >= Math.max(sentence.first, first - 8); i--) {
    const token = scene.tokens[i];
    if (token === undefined || scene.cover[i] !== undefined || /^[,;:.]$/.test(token.text)) return false;
    if (token.pos === 'VERB' && /^(?:meet|see|greet)$/.test(token.lemma)) return true;
    if (
      token.lower === 'with' &&
      /^(?:talks?|meeting|met|meet|spoke|conferred)$/.test(scene.tokens[i - 1]?.lower ?? '')
    )
      return true;
  }
  return false;
};

/** "Foreign Ministry", "Supreme Court": names that every state has a body of. */
const ANYWHERE =
  /^(?:(?:foreign|defen[cs]e|interior|finance|justice|health|trade|energy|economy|transport|information|home|oil|agriculture) ministry|ministry|parliament|(?:supreme|high|constitutional) court|central bank|national assembly|senate|army|navy|air force|coast guard|government|presidency|cabinet)$/i;

/**
 * "In Beijing, [the Foreign Ministry] …": each time whose it is there, since two states' ministries bear one name. "The ministry" behind it
 * goes along.
 */
export const placeMinistries = (scene: Scene, locale: Locale): void => {
  const { tokens, cast } = scene;
  const placed = new Map<Figure, Figure>();
  for (const naming of [...scene.namings].sort((a, b) => a.first - b.first)) {
    const { figure, first, last, how } = naming;
    if (figure.kind !== 'organization' || figure.country !== null || figure.entry !== null) continue;
    if (!ANYWHERE.test(figure.name)) continue;
    const sentence = scene.draft.sentences[tokens[first]?.sentence ?? -1];
    if (sentence === undefined || sentence.heading) continue;
    if (how === 'name' && tokens[first - 1]?.lower === 'the') {
      const country =
        locale.placeOf(sentence, last) ??
        locale.bodyOf(sentence, first - 1, { subject: true }) ??
        locale.dominant;
      const { name: called, sector } = figure;
      const facts = { name: called, kind: 'organization', basis: 'alias', country, sector } as const;
      if (country === null) placed.delete(figure);
      else
        placed.set(
          figure,
          cast.keyed(`org:${country}:${called.toLowerCase()}`, () => facts),
        );
      placed.get(figure)?.called.add(tokens[last]?.lower ?? '');
    }
    const there = placed.get(figure);
    if (there !== undefined) nameAnew(naming, there);
  }
};

/** "Ministry spokeswoman Ann Poe": of the ministry that was named last. @param bodies named so far, in order */
const employerBefore = (bodies: readonly Figure[], role: string): string | null => {
  const body = EMPLOYER.exec(role)?.[1];
  if (body === undefined) return null;
  return (
    bodies.slice(-BODIES_BACK).findLast(({ name }) => name.toLowerCase().endsWith(body))?.country ?? null
  );
};

const EMPLOYER = /^(ministry|court)\b/;
const BODIES_BACK = 20;

/**
 * Bodies whose name tells no country: that of the place behind them ("the Unity Council in Tripoli"), else, for bodies of government,
 * parties and armed movements, that of the article.
 */
export const placeBodies = (scene: Scene, locale: Locale): void => {
  for (const { figure, first, last, how } of scene.namings) {
    if (figure.kind !== 'organization' || figure.country !== null || figure.entry !== null || how !== 'name')
      continue;
    if (WORLDWIDE.test(figure.name)) continue;
    const sentence = scene.draft.sentences[scene.tokens[first]?.sentence ?? -1];
    if (sentence === undefined || sentence.heading) continue;
    // "the Unity Council (UC) in Tripoli"
    const end =
      scene.tokens[last + 1]?.text === '(' && scene.tokens[last + 3]?.text === ')' ? last + 3 : last;
    const there = scene.tokens[end + 1]?.lower === 'in' ? locale.placeBehind(sentence, end) : null;
    figure.country = there ?? (PUBLIC.has(figure.sector ?? '') ? locale.dominant : null);
  }
};

const WORLDWIDE = /\b(?:international|world|global|united|european|african|arab|asian)\b/i;
/** Bodies of government, parties and armed movements: of the country where they act. */
const PUBLIC: ReadonlySet<string> = new Set(['GOV', 'LEG', 'JUD', 'MIL', 'COP', 'SPY', 'PTY', 'OPP', 'REB']);

/** Offices of a town or a province: "Russia struck Kharkiv. Mayor …". */
const LOCAL =
  /\b(?:mayor|governor|chief|commander|police|officer|administrator|lawmaker|mp|resident|bishop|priest)\b/;
const OFTEN = 3;

/** "Defence Minister Ann Poe": an office of the country where the article first meets its bearer. */
export const placePeople = (scene: Scene, locale: Locale): void => {
  const seen = new Set<Figure>();
  const bodies: Figure[] = [];
  const named = new Map<Figure, number>();
  for (const { figure, how } of scene.namings)
    if (how === 'name') named.set(figure, (named.get(figure) ?? 0) + 1);
  for (const { figure, first, how } of [...scene.namings].sort((a, b) => a.first - b.first)) {
    if (figure.kind === 'organization' && figure.country !== null && how !== 'pronoun') bodies.push(figure);
    if (figure.kind !== 'person' || figure.country !== null || figure.entry !== null || seen.has(figure))
      continue;
    if (how !== 'name') continue;
    seen.add(figure);
    const role = figure.role?.toLowerCase() ?? null;
    // who is named again and again in news of one country is of that country, unless an office elsewhere is told
    if (role === null && figure.sector === null && (named.get(figure) ?? 0) >= OFTEN)
      figure.country = locale.dominant;
    if (role === null || OPEN_OFFICE.test(role)) continue;
    if (!OFFICES.has(figure.sector ?? '')) continue;
    const sentence = scene.draft.sentences[scene.tokens[first]?.sentence ?? -1];
    if (sentence === undefined) continue;
    figure.country =
      employerBefore(bodies, role) ??
      locale.homeOf(sentence, {
        met: isMet(scene, sentence, first),
        topic: figure.sector !== 'MIL',
        national: !LOCAL.test(role),
      });
  }
};
