/**
 * Whose police, whose court, whose protesters: the country that a noun phrase means without naming it.
 *
 * Asked in this order, the first that answers is taken:
 * 1. the place right behind the words: "a court in Grodno", "residents of Goma";
 * 2. the place that opens the sentence: "In Tel Aviv, thousands of demonstrators …";
 * 3. the country that most of the article is about, where it clearly is one country;
 * 4. the one country that the sentence names, then the one that the sentence before in the paragraph was about;
 * 5. of a body with "the" ("…, the foreign ministry said"): the state whose capital stands in the dateline and that acts in the article,
 *    then (not of armies, whose reports are of others' deeds) the state that is the sentence's subject;
 * 6. of someone in office: the state whose act opens the report ("Poland has closed …", then "Interior Minister Marek Nowak said"),
 *    unless the sentence names that state beside another.
 *
 * Refuses to guess between two countries: news of two states that quarrel gives nobody's police. Soldiers stand in
 * other people's countries, so a place says nothing about theirs.
 */
import type { DraftSentence } from '../draft.js';
import type { Naming } from './cast.js';
import type { Scene } from './scene.js';

export interface Locale {
  /** The country code meant by the words that end at `last`, or null. */
  countryOf(sentence: DraftSentence, last: number, clues: Clues): string | null;
  /**
   * The country of someone in office, or null: who speaks in a capital that acts in this article speaks at home.
   * `met`: a visitor met them, so the place visited is theirs; `topic`: the country that the sentence is about tells too (not of soldiers);
   * `national`: an office that a state has once, so the state that the report opens with tells (not of mayors).
   */
  homeOf(
    sentence: DraftSentence,
    how: { readonly met: boolean; readonly topic: boolean; readonly national: boolean },
  ): string | null;
  /** The country of the place behind the word at `last` ("in Singapore") or at the head of the sentence, or null. */
  placeOf(sentence: DraftSentence, last: number): string | null;
  /** The country of the place right behind the word at `last`, or null. */
  placeBehind(sentence: DraftSentence, last: number): string | null;
  /** The country of a body that speaks or acts as one does at home ("the presidency"), where nothing nearer tells it, or null. */
  bodyOf(sentence: DraftSentence, first: number, how: { readonly subject: boolean }): string | null;
  /** The one country that the article is mostly about, or null. */
  readonly dominant: string | null;
}

/** What may tell: a place says nothing about soldiers, a country spoken of nothing about rebels. */
export interface Clues {
  readonly places: boolean;
  readonly topic: boolean;
  /** "the army" is the article's even in a sentence about another country; "soldiers" are not. */
  readonly definite: boolean;
}

interface Mark {
  readonly first: number;
  readonly country: string;
  readonly place: boolean;
  /** True behind "in" and its like: where the sentence happens, not where someone goes. */
  readonly within: boolean;
}

const LOCATIVE = /^(?:in|at|near|across|inside|outside|around|throughout|within)$/;
/** How many words may stand between a preposition and its place: "in the eastern city of". */
const REACH = 5;
/** An article is about one country where it has at least this share of all that is named, and twice the next. */
const SHARE = 0.5;
const LEAST = 4;
/** How many words may stand before the state that is a sentence's subject: "On Monday Nigeria …". */
const SUBJECT = 3;

export const createLocale = (scene: Scene): Locale => {
  const marks: Mark[][] = scene.draft.sentences.map(() => []);
  const counts = new Map<string, number>();
  const acting = new Set<string>();
  const dateline = datelineOf(scene);
  for (const naming of [...scene.namings].sort((a, b) => a.first - b.first)) {
    const { country } = naming.figure;
    if (
      country === null ||
      scene.lexicon.state(country) === undefined ||
      naming.how === 'pronoun' ||
      naming.how === 'noun'
    )
      continue;
    // an outlet that is cited says nothing about where things happen
    if (naming.figure.kind === 'outlet' || naming.figure.sector === 'JRN') continue;
    if (!isPlace(scene, naming) && scene.tokens[naming.first]?.sentence !== dateline?.index)
      acting.add(country);
    counts.set(country, (counts.get(country) ?? 0) + 1);
    marks[scene.tokens[naming.first]?.sentence ?? -1]?.push({
      first: naming.first,
      country,
      place: isPlace(scene, naming),
      within: LOCATIVE.test(scene.tokens[naming.first - 1]?.lower ?? ''),
    });
  }
  const dominant = dominantOf(counts);
  const filed =
    (dateline === undefined ? null : marks[dateline.index]?.find(({ place }) => place)?.country) ?? null;
  // what a capital's dateline is told in, unless it only hosts the news
  const atHome = filed !== null && acting.has(filed) ? filed : null;
  const marksOf = (sentence: DraftSentence): readonly Mark[] => marks[sentence.index] ?? [];
  const lead = leadOf(scene, marksOf);
  const placeBehind = (sentence: DraftSentence, last: number): string | null =>
    behind(scene, sentence, last, marksOf(sentence));
  const placeOf = (sentence: DraftSentence, last: number): string | null =>
    placeBehind(sentence, last) ?? opening(scene, sentence, marksOf(sentence));

  const topicOf = (sentence: DraftSentence): string | null => {
    const here = marksOf(sentence);
    if (here.length > 0) return onlyCountry(here);
    const before = scene.draft.sentences[sentence.index - 1];
    if (before === undefined || before.paragraph !== sentence.paragraph) return null;
    const there = marksOf(before);
    return onlyCountry(there.filter((mark) => mark.place)) ?? onlyCountry(there);
  };

  return {
    dominant,
    placeBehind,
    placeOf,
    countryOf: (sentence, last, clues) => {
      const placed = clues.places ? placeOf(sentence, last) : null;
      if (placed !== null) return placed;
      const other = onlyCountry(marksOf(sentence));
      if (dominant !== null) return clues.definite || other === null || other === dominant ? dominant : null;
      return clues.topic ? (atHome ?? topicOf(sentence)) : null;
    },
    bodyOf: (sentence, first, { subject }) => {
      if (atHome !== null) return atHome;
      const opener = marksOf(sentence)[0];
      return subject &&
        opener !== undefined &&
        !opener.place &&
        opener.first < first &&
        opener.first <= sentence.first + SUBJECT
        ? opener.country
        : null;
    },
    homeOf: (sentence, { met, topic: told, national }) => {
      const grounds = marksOf(sentence).filter(
        (mark) => mark.within && mark.place && acting.has(mark.country),
      );
      if (met) {
        const before = scene.draft.sentences[sentence.index - 1];
        const there = [marksOf(sentence), before === undefined ? [] : marksOf(before)]
          .map((some) => some.filter((mark) => mark.place))
          .find((some) => some.length > 0);
        const host = onlyCountry(there ?? []);
        if (host !== null && acting.has(host)) return host;
      }
      const topic = told ? topicOf(sentence) : null;
      return (
        onlyCountry(grounds) ??
        (told ? atHome : null) ??
        (topic !== null && acting.has(topic) && topic === (dominant ?? topic) ? topic : null) ??
        (told ? dominant : null) ??
        (told && national && !marksOf(sentence).some(({ country }) => country === lead) ? lead : null)
      );
    },
  };
};

/** Who acts in the words that open the report: "Poland has closed …". */
const leadOf = (scene: Scene, marksOf: (sentence: DraftSentence) => readonly Mark[]): string | null => {
  const opening = scene.draft.sentences.find(({ heading }) => !heading);
  const mark = opening === undefined ? undefined : marksOf(opening)[0];
  if (opening === undefined || mark === undefined || mark.place) return null;
  return mark.first <= opening.first + SUBJECT ? mark.country : null;
};

/** "KYIV, Ukraine -": a heading with the report's first sentence behind it in one paragraph. */
const datelineOf = ({ draft: { sentences } }: Scene): DraftSentence | undefined =>
  sentences.find(({ heading, paragraph, index }) => heading && sentences[index + 1]?.paragraph === paragraph);

const dominantOf = (counts: ReadonlyMap<string, number>): string | null => {
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  const [first, second] = sorted;
  if (first === undefined || first[1] < LEAST || first[1] < SHARE * total) return null;
  return second !== undefined && second[1] * 2 > first[1] ? null : first[0];
};

const onlyCountry = (marks: readonly Mark[]): string | null => {
  const countries = new Set(marks.map((mark) => mark.country));
  return countries.size === 1 ? (marks[0]?.country ?? null) : null;
};

const isPlace = (scene: Scene, { how, figure, first }: Naming): boolean => {
  if (how === 'place' || figure.kind === 'place') return true;
  return figure.kind === 'state' && how === 'name' && LOCATIVE.test(scene.tokens[first - 1]?.lower ?? '');
};

const behind = (
  scene: Scene,
  sentence: DraftSentence,
  last: number,
  marks: readonly Mark[],
): string | null => {
  const link = scene.tokens[last + 1]?.lower ?? '';
  if (last + 1 > sentence.last || !(LOCATIVE.test(link) || /^(?:of|from)$/.test(link))) return null;
  const mark = marks.find((one) => one.first > last + 1);
  if (mark === undefined || mark.first > last + 2 + REACH) return null;
  // "in the eastern Libyan city of Tobruk"
  const named = scene.cover[mark.first];
  const city =
    named?.how === 'demonym' &&
    [1, 2].some((step) => CITY.test(scene.tokens[named.last + step]?.lower ?? ''));
  if (!mark.place && link !== 'of' && !city) return null;
  for (let i = last + 2; i < mark.first; i++) {
    const token = scene.tokens[i];
    if (token === undefined || !(/^(?:DET|ADJ|NOUN|PROPN)$/.test(token.pos) || token.lower === 'of'))
      return null;
  }
  return mark.country;
};

const CITY = /^(?:city|town|capital|village|province|region|port|district|island|desert|coast|territory)$/;

/** "In Tel Aviv, …", "Across Russia's far east …". */
const opening = (scene: Scene, sentence: DraftSentence, marks: readonly Mark[]): string | null => {
  if (!LOCATIVE.test(scene.tokens[sentence.first]?.lower ?? '')) return null;
  const mark = marks[0];
  return mark !== undefined && mark.first <= sentence.first + REACH ? mark.country : null;
};
