/**
 * Reads the names out of a sentence: each run of capitals is cut into nationality, title, person, body and place.
 *
 *     Russian Interior Minister Vladimir Kolokoltsev
 *     ^state  ^title            ^person
 *
 * What a run is, its head word tells ("Front" a body, "Ocean" a place, "War" no actor at all). A known name that goes
 * on into something else is not that name: "Michael Jordan", "Georgia Tech", "Korean War", "Washington Post".
 * Words of which only the rest of the article can tell who they are go to `scene.open`.
 */
import type { LexiconMatch } from '../../lexicon/types.js';
import type { DraftSentence } from '../draft.js';
import type { Figure } from './cast.js';
import { honorific, introductionOf, opensTitle, sectorOfRole } from './introductions.js';
import { nameInBrackets, nameOrganization, organizationAgain, sectorOfBody } from './organizations.js';
import { nameOutlet, outletAgain } from './outlets.js';
import { findPerson, type Introduction, NOBODY_KNOWN, nameKnownPerson, namePerson } from './people.js';
import { isRoleNoun } from './role-nouns.js';
import { beginsName, opensClause, runEnd } from './runs.js';
import { isCapital, isHyphen, name, type Scene, textOf, tiesOn, wordsOf } from './scene.js';
import { nameState } from './states.js';
import { isParticle } from './surnames.js';
import { familyFirstSurnames, type NameHead, nameHeads } from './word-lists.js';

/** In headlines in Title Case only names known from elsewhere count. */
export type Trust = 'prose' | 'headline';

export const readNames = (scene: Scene, sentence: DraftSentence, trust: Trust): void => {
  let i = sentence.first;
  while (i <= sentence.last) {
    if (scene.cover[i] !== undefined) i++;
    else i = readAt(scene, sentence, i, trust);
  }
};

/** Reads what begins at `i`; returns where to read on. */
const readAt = (scene: Scene, sentence: DraftSentence, i: number, trust: Trust): number => {
  const match = matchAt(scene, i) ?? (trust === 'prose' ? outletWithArticle(scene, sentence, i) : null);
  if (match === null && !beginsName(scene, sentence, i)) return readParticle(scene, sentence, i) ?? i + 1;
  if (match !== null && !isCapital(scene.tokens[i]) && match.length === 1 && match.entry.kind === 'person')
    return i + 1;
  if (match === null && onlyDescribes(scene, sentence, i)) return i + 1;
  const end = Math.max(runEnd(scene, i, sentence.last), i + (match?.length ?? 1) - 1);
  if (trust === 'headline') return readHeadline(scene, sentence, i, match);
  return readPiece(scene, sentence, i, end, match);
};

/** "Neighbouring | Burkina Faso", "Oil-rich | Kuwait": a sentence's first word in front of a state is no part of its name. */
const onlyDescribes = (scene: Scene, sentence: DraftSentence, i: number): boolean => {
  const token = scene.tokens[i];
  if (i !== sentence.first || token === undefined || !/^(?:ADJ|VERB|ADV|NOUN)$/.test(token.pos)) return false;
  if (!/(?:ing|ed|rich|most|ous|less|hit|torn)$/.test(token.lower) || scene.lexicon.isGivenName(token.text))
    return false;
  const next = matchAt(scene, i + 1);
  return next?.entry.kind === 'state' && scene.tokens[i + 1]?.spaced === true;
};

/** "al-Tazi", "von der Leyen": somebody known, called by a surname that opens in lower case. */
const readParticle = (scene: Scene, sentence: DraftSentence, i: number): number | null => {
  const { tokens } = scene;
  if (!isParticle(tokens[i]?.lower ?? '')) return null;
  let last = i + 1;
  while (
    last < sentence.last &&
    last < i + 4 &&
    (isHyphen(tokens[last]) || isParticle(tokens[last]?.lower ?? ''))
  )
    last++;
  if (!isCapital(tokens[last])) return null;
  const known = findPerson(scene, wordsOf(scene, i, last), NOBODY_KNOWN);
  if (known === null) return null;
  name(scene, i, last, known);
  return last + 1;
};

/** The lexicon's name here; nothing in the middle of a hyphenated word that is no compound of names. */
const matchAt = (scene: Scene, i: number): LexiconMatch | null => {
  const { tokens, lexicon, date } = scene;
  const token = tokens[i];
  if (token === undefined || !/^[\p{L}\d]/u.test(token.text)) return null;
  if (!isCapital(token) && !isParticle(token.lower) && !/^(?:al|i|e|the|\d)/.test(token.lower)) return null;
  if (token.lower === 'the' || (token.lower === 'us' && token.text === 'Us')) return null;
  return lexicon.match(tokens, i, date);
};

/**
 * "[The Guardian] reported", "as [The Economist] wrote". What goes on is another ("the Guardian Council"), and at the start of a
 * sentence, where all is written so, "The Hindu voters" may be.
 */
const outletWithArticle = (scene: Scene, sentence: DraftSentence, i: number): LexiconMatch | null => {
  const { tokens, lexicon, date } = scene;
  if (tokens[i]?.lower !== 'the') return null;
  const match = lexicon.match(tokens, i, date);
  if (match === null || match.entry.kind !== 'outlet') return null;
  // known without it too: "the [Washington Post]"
  if (matchAt(scene, i + 1)?.entry === match.entry) return null;
  const next = tokens[i + match.length];
  if (isCapital(next)) return null;
  const opens = i === sentence.first || !/[\p{L}\d,]/u.test(tokens[i - 1]?.text ?? '');
  return opens && /^(?:NOUN|ADJ|NUM)$/.test(next?.pos ?? '') ? null : match;
};

const readHeadline = (
  scene: Scene,
  sentence: DraftSentence,
  i: number,
  match: LexiconMatch | null,
): number => {
  if (match !== null) return acceptMatch(scene, sentence, i, match, NOBODY_KNOWN);
  const { tokens } = scene;
  for (const length of [3, 2, 1]) {
    const last = i + length - 1;
    if (last > sentence.last || !isCapital(tokens[last])) continue;
    const known =
      findPerson(scene, wordsOf(scene, i, last), NOBODY_KNOWN) ?? organizationAgain(scene, i, last);
    if (known === undefined || known === null) continue;
    name(scene, i, last, known);
    return last + 1;
  }
  return i + 1;
};

/** One piece of the run `i..end`; the rest of the run is read when the walk comes to it. */
const readPiece = (
  scene: Scene,
  sentence: DraftSentence,
  i: number,
  end: number,
  match: LexiconMatch | null,
): number => {
  const title = titleWithin(scene, i, end);
  if (match !== null) {
    const last = i + match.length - 1;
    const stop = title === null ? end : title.first - 1;
    if (last >= stop || title?.first === last + 1 || !continues(scene, last, stop)) {
      return acceptMatch(scene, sentence, i, match, introductionOf(scene, i, sentence.first));
    }
    return readExtended(scene, sentence, i, stop, match);
  }
  if (title !== null) {
    if (title.first === i) return title.last + 1;
    // "House Foreign Affairs Committee | Chairman"; "Deputy Division | Chief" is title all through
    const body = headOf(scene, i, title.first - 1);
    if (body?.head === 'organization' && title.first - i > 1) {
      nameOrganization(scene, i, title.first - 1, { country: ownerCountry(scene, i), sector: body.sector });
    }
    return title.last + 1;
  }
  return readUnknown(scene, sentence, i, end);
};

/** True where the run goes on past `last` with something that is no separate name. */
const continues = (scene: Scene, last: number, stop: number): boolean => {
  const { tokens } = scene;
  const next = tokens[last + 1];
  if (next === undefined) return false;
  if (tiesOn(tokens, last + 1)) {
    // "Trump-Kim", "U.S.-North Korean", "Jerusalem-based": names tied by a hyphen stay apart
    return false;
  }
  return (
    isCapital(next) ||
    (last + 2 <= stop && /^(?:of|for|and)$/.test(next.lower) === false && isCapital(tokens[last + 2]))
  );
};

/** Where in `i..end` the words of a title stand, if a name follows them. */
const titleWithin = (scene: Scene, i: number, end: number): { first: number; last: number } | null => {
  const { tokens, lexicon } = scene;
  for (let at = end; at >= i; at--) {
    if (!isRoleNoun(scene, at) || (isHyphen(tokens[at - 1]) && tokens[at - 1]?.spaced === true)) continue;
    // "Stephen King", "Rufus King": behind a given name it is a surname
    if (at > i && lexicon.isGivenName(tokens[at - 1]?.text ?? '')) continue;
    let last = at;
    if (tokens[at + 1]?.lower === 'of' && at + 2 <= end) {
      last = at + 2;
      while (
        last < end &&
        !lexicon.isGivenName(tokens[last + 1]?.text ?? '') &&
        matchAt(scene, last + 1) === null
      )
        last++;
      if (lexicon.isTitle(textOf(scene, at, at + 2))) last = at + 2;
    }
    if (headOf(scene, last + 1, end)?.head === 'organization' && end > last) continue;
    if (tokens[at + 1]?.lower === 'of' && !lexicon.isTitle(textOf(scene, at, last)) && last === end) continue;
    let first = at;
    while (first > i && isTitleWord(scene, first - 1)) first--;
    return { first, last };
  }
  return null;
};

const isTitleWord = (scene: Scene, i: number): boolean => {
  const token = scene.tokens[i];
  if (token === undefined) return false;
  if (isHyphen(token)) return !token.spaced;
  if (/^(?:of|and|for)$/.test(token.lower)) return false;
  if (opensTitle(scene, i)) return true;
  return (
    /^(?:foreign|interior|defen[cs]e|finance|trade|labou?r|health|justice|education|energy|economy|economic|home|unification|transport|transportation|environment|agriculture|culture|information|state|treasury|national|security|affairs|general|executive|managing|supreme|senior|opposition|former|majority|minority|house|press|political|military|army|navy|police|party|parliamentary|presidential|cabinet|intelligence|nuclear|special|permanent|regional|provincial|vice|division|program|policy|research|communications|external|relations|joint|oil|water|europe|industry|commerce|development|immigration|homeland|brexit|shadow|central|emergency|civil|sports|youth|women's|public|strategic|tribal|rebel|human|rights)$/.test(
      token.lower,
    ) && matchAt(scene, i) === null
  );
};

/** What the words `first..last` are by their head: the word before "of", else the last. */
const headOf = (scene: Scene, first: number, last: number): NameHead | null => {
  const { tokens } = scene;
  if (last < first) return null;
  for (let i = first + 1; i < last; i++) {
    if (!/^(?:of|for)$/.test(tokens[i]?.lower ?? '')) continue;
    const head = nameHeads.get(tokens[i - 1]?.lower ?? '');
    if (head !== undefined) return head;
  }
  const word = tokens[last]?.lower ?? '';
  return nameHeads.get(word) ?? null;
};

/** A known name that goes on: "Korean War", "Indian Ocean", "U.S. Geological Survey", "Paris Hilton". */
const readExtended = (
  scene: Scene,
  sentence: DraftSentence,
  i: number,
  stop: number,
  match: LexiconMatch,
): number => {
  const last = i + match.length - 1;
  const head = headOf(scene, i, stop);
  const accept = (): number =>
    acceptMatch(scene, sentence, i, match, introductionOf(scene, i, sentence.first));
  const { entry } = match;
  const country = entry.kind === 'person' ? null : entry.country;
  const following = matchAt(scene, last + 1);
  if (following !== null && last + following.length >= stop && head === null) return accept();
  if (head?.head === 'organization') {
    const linked = entry.kind === 'organization' || entry.kind === 'outlet';
    if (
      linked &&
      /^(?:agency|news|service|newspaper|group|network|magazine|television|radio)$/.test(
        scene.tokens[stop]?.lower ?? '',
      )
    ) {
      name(scene, i, stop, scene.cast.fromEntry(entry, scene.lexicon.isGivenName));
      return stop + 1;
    }
    const administration = /^(?:administration|government|cabinet|white house)$/.test(
      scene.tokens[stop]?.lower ?? '',
    );
    if (administration && stop === last + 1) return accept();
    if (match.alias === 'demonym' || entry.kind === 'state') nameState(scene, sentence, i, match);
    nameOrganization(scene, i, stop, { country, sector: sectorOfBody(scene, last + 1, stop) });
    return stop + 1;
  }
  if (head?.head === 'event' || head?.head === 'work') {
    const city = match.alias === 'capital' || entry.kind === 'place' || entry.kind === 'organization';
    if (city) accept();
    else if (match.alias === 'demonym' && stop > last + 1) return accept();
    return stop + 1;
  }
  if (head?.head === 'place') {
    if (match.alias === 'demonym' && stop > last + 3) return accept();
    const shared = /^(?:ocean|sea|strait|straits|gulf|peninsula|border)$/.test(
      scene.tokens[stop]?.lower ?? '',
    );
    namePlace(scene, i, stop, shared ? null : country);
    return stop + 1;
  }
  if (match.alias === 'demonym' || entry.kind === 'organization' || entry.kind === 'outlet') return accept();
  if (entry.kind === 'person') {
    return match.alias === 'surname' ? readUnknown(scene, sentence, i, stop) : accept();
  }
  // "Jordan Peterson", "Georgia Tech", "Paris Hilton": the whole is someone or something else
  if (/^(?:president|of|and)$/.test(scene.tokens[last + 1]?.lower ?? '')) return accept();
  if (following !== null || scene.lexicon.isGivenName(scene.tokens[last + 1]?.text ?? '')) return accept();
  if (entry.kind === 'place') return accept();
  return readUnknown(scene, sentence, i, stop);
};

const acceptMatch = (
  scene: Scene,
  sentence: DraftSentence,
  i: number,
  match: LexiconMatch,
  facts: Introduction,
): number => {
  const { entry } = match;
  let last = i + match.length - 1;
  const { tokens, cast, lexicon } = scene;
  if (entry.kind === 'person') {
    const surname = match.alias === 'surname' || match.length === 1;
    // "Dulles airport": called after somebody
    if (surname && CALLED_AFTER.test(tokens[last + 1]?.lower ?? '')) return last + 1;
    nameKnownPerson(scene, i, last, entry, surname, facts);
  } else if (entry.kind === 'state' || entry.kind === 'place') {
    const namesake =
      match.length === 1 &&
      match.alias !== 'demonym' &&
      (facts.titled || honorific(scene, i - 1) !== undefined)
        ? findPerson(scene, wordsOf(scene, i, last), facts)
        : null;
    if (namesake !== null) name(scene, i, last, namesake);
    else if (entry.kind === 'state') nameState(scene, sentence, i, match);
    else
      name(
        scene,
        i,
        last,
        cast.fromEntry(entry, lexicon.isGivenName),
        match.alias === 'demonym' ? 'demonym' : 'place',
      );
  } else {
    // "the Tass news agency" is one naming
    if (entry.kind === 'outlet' || entry.sector === 'JRN') {
      if (
        tokens[last + 1]?.lower === 'news' &&
        /^(?:agency|service|network|site|website)$/.test(tokens[last + 2]?.lower ?? '')
      )
        last += 2;
      else if (/^(?:newspaper|magazine|agency)$/.test(tokens[last + 1]?.lower ?? '')) last += 1;
    }
    // "Argentina's Congress" is not Washington's
    const owner = entry.kind === 'organization' ? ownerCountry(scene, i) : null;
    if (owner !== null && owner !== entry.country && OF_ANY_STATE.test(tokens[last]?.text ?? '')) {
      nameOrganization(scene, i, last, { country: owner, sector: entry.sector });
      return last + 1;
    }
    const figure = cast.fromEntry(entry, lexicon.isGivenName);
    // "the Obama administration", known as the White House, is "the administration" afterwards
    figure.called.add(tokens[last]?.lower ?? '');
    name(scene, i, last, figure);
    if (entry.kind === 'organization') nameInBrackets(scene, last, figure);
  }
  return last + 1;
};

const OF_ANY_STATE = /^(?:Congress|Senate|Parliament|Court|Treasury|Navy|Army|Cabinet|Assembly|House|Staff)$/;

const CALLED_AFTER =
  /^(?:airport|airfield|street|avenue|boulevard|square|bridge|hospital|university|college|stadium|highway|hotel|prize|medal)$/;

const namePlace = (scene: Scene, first: number, last: number, country: string | null): void => {
  const written = textOf(scene, first, last);
  const figure = scene.cast.keyed(`place:${written.toLowerCase()}`, () => ({
    name: written,
    kind: 'place',
    country,
    basis: 'alias',
  }));
  figure.country ??= country;
  name(scene, first, last, figure, 'place');
};

/** The country of whoever owns what begins at `i` ("Russia's"), or of the nationality right before it. */
const ownerCountry = (scene: Scene, i: number): string | null => {
  const { tokens, cover } = scene;
  const owned = /^['’]s?$/.test(tokens[i - 1]?.text ?? '') && tokens[i - 1]?.spaced === false;
  const naming = cover[owned ? i - 2 : i - 1];
  if (naming === undefined || naming.figure.kind === 'person') return null;
  if (!owned && naming.how !== 'demonym') return null;
  return naming.figure.country;
};

const WHERE = /^(?:in|near|at|outside|around|from|to|of|across|inside|into|through|toward|towards)$/;
const SAID =
  /^(?:say|tell|add|note|explain|warn|argue|write|announce|state|insist|claim|declare|suggest|acknowledge|confirm|deny|believe|think|want|meet|visit|be|have)$/;

/** A run (or its rest) that the lexicon does not know. */
const readUnknown = (scene: Scene, sentence: DraftSentence, i: number, end: number): number => {
  const { tokens } = scene;
  // "Director of the Harbour Institute": the body is read for itself
  if (isRoleNoun(scene, i) && tokens[i + 1]?.lower === 'of' && i + 1 < end) return i + 2;
  const facts = introductionOf(scene, i, sentence.first);
  const outlet = facts.titled ? null : nameOutlet(scene, i, nameEnd(scene, i, end));
  if (outlet !== null) return outlet.last + 1;
  const head = headOf(scene, i, end);
  const single = wordsOf(scene, i, end).length === 1;
  if (head !== null && !single && !(facts.titled && head.head !== 'organization')) {
    if (head.head === 'organization') {
      const country = ownerCountry(scene, i) ?? countryWithin(scene, i, end);
      nameOrganization(scene, i, end, { country, sector: sectorOfBody(scene, i, end) });
    } else if (head.head === 'place') {
      namePlace(scene, i, end, ownerCountry(scene, i) ?? countryBehind(scene, end));
    }
    return end + 1;
  }
  const stop = nameEnd(scene, i, end);
  const again = organizationAgain(scene, i, stop);
  if (again !== undefined && !facts.titled) {
    name(scene, i, stop, again);
    return stop + 1;
  }
  if (isTitleOnly(scene, i, stop)) return stop + 1;
  if (facts.titled || isPersonal(scene, sentence, i, stop)) {
    if (!single || (facts.titled && isLoneName(scene, i, stop))) {
      namePerson(scene, i, stop, facts);
      if (/s$/.test(tokens[i - 1]?.lower ?? '')) nameColleague(scene, stop, sentence, facts);
      return stop + 1;
    }
  }
  const known = findPerson(scene, wordsOf(scene, i, stop), facts);
  if (known !== null && (single || known.words.length <= 2 || isParticle(tokens[i]?.lower ?? ''))) {
    name(scene, i, stop, known);
    return stop + 1;
  }
  const before = tokens[i - 1]?.lower ?? '';
  const located = WHERE.test(before) || opensClause(scene, sentence, i) || before === ',';
  const behind = located ? countryBehind(scene, stop) : null;
  if (
    behind !== null ||
    (/^(?:in|near)$/.test(before) &&
      !isAcronym(tokens[i]?.text ?? '') &&
      !NO_PLACE.test(tokens[i]?.lower ?? '') &&
      !/^['’]s?$/.test(tokens[stop + 1]?.text ?? ''))
  ) {
    namePlace(scene, i, stop, behind ?? ownerCountry(scene, i));
    return stop + 1;
  }
  scene.open.push({ first: i, last: stop, sentence });
  return stop + 1;
};

/** What one reads, writes and believes "in" is no place. */
const NO_PLACE =
  /^(?:instagram|facebook|twitter|youtube|telegram|tiktok|linkedin|god|christ|islam|congress|parliament|english|arabic)$/;

/** Behind a title a lone word is a surname, unless it goes with what follows: "militant Islamic groups". */
const isLoneName = (scene: Scene, i: number, last: number): boolean => {
  const next = scene.tokens[last + 1];
  if (honorific(scene, i - 1) !== undefined) return true;
  if (CREED.test(scene.tokens[i]?.lower ?? '')) return false;
  return !(next?.spaced && /^(?:NOUN|ADJ)$/.test(next.pos) && isCapital(scene.tokens[i - 1]) === false);
};

const CREED =
  /^(?:islam|islamic|islamist|muslim|jewish|christian|catholic|orthodox|protestant|arab|sunni|shia|shi'ite|shiite|kurdish|western|eastern|northern|southern|communist|socialist|marxist|maoist|zionist|buddhist|hindu|sikh|west|east|north|south)s?$/;

const isAcronym = (text: string): boolean => /^[A-Z][A-Z&.-]{1,7}$/.test(text);

/** A name ends before another known name or a link that ties no name: "Vladimir Ivanov of Moscow". */
const nameEnd = (scene: Scene, i: number, end: number): number => {
  for (let at = i + 1; at <= end; at++) {
    if (/^(?:of|for|and)$/.test(scene.tokens[at]?.lower ?? '')) return at - 1;
  }
  return end;
};

const isTitleOnly = (scene: Scene, i: number, end: number): boolean => {
  for (let at = i; at <= end; at++) if (!isTitleWord(scene, at)) return false;
  return true;
};

const countryWithin = (scene: Scene, first: number, last: number): string | null => {
  for (let i = first; i <= last; i++) {
    const match = matchAt(scene, i);
    if (match !== null && (match.entry.kind === 'state' || match.entry.kind === 'place'))
      return match.entry.country;
  }
  return null;
};

/** "Kharkiv, Ukraine": the state that follows a comma. */
const countryBehind = (scene: Scene, last: number): string | null => {
  if (scene.tokens[last + 1]?.text !== ',' || CREED.test(scene.tokens[last]?.lower ?? '')) return null;
  const match = matchAt(scene, last + 2);
  // "Ann Poe, Kenya's envoy": the state owns what follows, it does not hold what stands before
  if (match !== null && /^['’]s?$/.test(scene.tokens[last + 2 + match.length]?.text ?? '')) return null;
  return match !== null && match.entry.kind === 'state' && match.alias === 'name'
    ? match.entry.country
    : null;
};

/** True where the words look like somebody's name in full. */
const isPersonal = (scene: Scene, sentence: DraftSentence, i: number, end: number): boolean => {
  const { tokens, lexicon } = scene;
  const words = wordsOf(scene, i, end);
  if (words.length < 2 || words.length > 5) return false;
  for (let at = i; at <= end; at++) {
    if (!/^[\p{L}.'’-]+$/u.test(tokens[at]?.text ?? '')) return false;
  }
  const first = tokens[i]?.text ?? '';
  if (lexicon.isGivenName(first)) return true;
  if (words.slice(1, -1).some((word) => /^(?:\p{L}\.|bin|ibn|al|van|von|der|abu|ul)$/u.test(word)))
    return true;
  if (/^\p{Lu}\.(?:\p{Lu}\.)?$/u.test(first) && first !== 'U.S.') return true;
  if (
    words.length <= 3 &&
    familyFirstSurnames.has(words[0] ?? '') &&
    (words[1]?.includes('-') || words.length === 2)
  ) {
    return (
      !opensClause(scene, sentence, i) || words[1]?.includes('-') === true || (words[1]?.length ?? 9) < 7
    );
  }
  if (words.length > 3) return false;
  const next = tokens[end + 1];
  const beforeName = tokens[i - 1];
  if (next !== undefined && next.pos === 'VERB' && SAID.test(next.lemma) && words.length <= 3) {
    return !/^(?:the|a|an)$/.test(beforeName?.lower ?? '');
  }
  if (beforeName?.pos === 'VERB' && /^said|says|told|added$/.test(beforeName.lower)) return true;
  // "a spokeswoman, Ann Poe, said", "Kenya's envoy in Geneva, Ann Poe, said"
  if (
    beforeName?.text === ',' &&
    next?.text === ',' &&
    (isRoleNoun(scene, i - 2) || isRoleAbroad(scene, i - 2))
  )
    return true;
  // ", 45, …" and ", a professor …"
  if (next?.text === ',' && (/^\d\d$/.test(tokens[end + 2]?.text ?? '') || roleFollows(scene, end + 2))) {
    return !WHERE.test(beforeName?.lower ?? '');
  }
  return false;
};

/** "ambassador in Geneva", "envoy to the United Nations": a role and where it is held, ending at `i`. */
const isRoleAbroad = (scene: Scene, i: number): boolean => {
  const seat = scene.cover[i];
  if (seat === undefined || seat.figure.kind === 'person') return false;
  let at = seat.first - 1;
  if (scene.tokens[at]?.lower === 'the') at--;
  return /^(?:in|to|at|for)$/.test(scene.tokens[at]?.lower ?? '') && isRoleNoun(scene, at - 1);
};

const roleFollows = (scene: Scene, from: number): boolean => {
  const opener = scene.tokens[from]?.lower ?? '';
  if (!/^(?:a|an|the|former|who|deputy|senior|chief)$/.test(opener)) return isRoleNoun(scene, from);
  if (scene.tokens[from]?.lower === 'who') return true;
  for (let i = from; i < from + 7; i++) {
    if (scene.tokens[i] === undefined || /^[,.;]$/.test(scene.tokens[i]?.text ?? '')) return false;
    if (isRoleNoun(scene, i)) return true;
  }
  return false;
};

/** "Ministers Kang and Jeong": the plural title goes for the second name too. */
const nameColleague = (scene: Scene, last: number, sentence: DraftSentence, facts: Introduction): void => {
  const { tokens } = scene;
  if (facts.role === null || sectorOfRole(scene, facts.role) === null) return;
  let at = last + 1;
  while (
    at + 1 <= sentence.last &&
    /^(?:and|,)$/.test(tokens[at]?.lower ?? '') &&
    isCapital(tokens[at + 1])
  ) {
    const end = runEnd(scene, at + 1, sentence.last);
    if (scene.cover[at + 1] !== undefined || end - at > 4) return;
    namePerson(scene, at + 1, end, facts);
    at = end + 1;
  }
};

/** "the Commission": the one body of the article whose name ends so. */
const bodyByHead = (scene: Scene, word: string): Figure | undefined => {
  if (nameHeads.get(word)?.head !== 'organization') return undefined;
  const bodies = scene.cast.figures.filter(
    (figure) => figure.kind === 'organization' && figure.count > 0 && figure.words.at(-1) === word,
  );
  return bodies.length === 1 ? bodies[0] : undefined;
};

/** Names that only the whole article explains: surnames before their full name, acronyms, lone words. */
export const settleOpenNames = (scene: Scene): void => {
  for (const { first, last } of scene.open) {
    if (scene.cover[first] !== undefined) continue;
    const words = wordsOf(scene, first, last);
    const person = findPerson(scene, words, NOBODY_KNOWN);
    const known = person ?? organizationAgain(scene, first, last);
    if (known !== undefined && known !== null) {
      name(scene, first, last, known);
      continue;
    }
    const place = `place:${textOf(scene, first, last).toLowerCase()}`;
    if (scene.cast.has(place)) {
      namePlace(scene, first, last, null);
      continue;
    }
    const body = first === last ? bodyByHead(scene, words[0] ?? '') : undefined;
    if (body !== undefined) {
      name(scene, first, last, body);
      continue;
    }
    const outlet = outletAgain(scene, first, last);
    if (outlet !== null) {
      name(scene, first, last, outlet);
      continue;
    }
    const text = scene.tokens[first]?.text ?? '';
    const article = scene.tokens[first - 1]?.lower === 'the';
    if (first === last && isAcronym(text) && text.replace(/\W/g, '').length > 2 && article) {
      nameOrganization(scene, first, last, { country: null, sector: null });
    }
  }
};
