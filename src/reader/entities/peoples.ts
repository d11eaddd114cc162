/**
 * Peoples, faithful, armed people and places that the lists tie to no state: "Sunnis", "Kurdish fighters", "the town of Ras al-Ain". In news
 * that is mostly about one country they are that country's; a people also where all the sentences that name it speak of one country.
 *
 * Refuses: places that the lists know as no state's ("the Middle East").
 */
import type { Figure } from './cast.js';
import type { Locale } from './locale.js';
import type { Scene } from './scene.js';

export const placePeoples = (scene: Scene, locale: Locale): void => {
  const told = new Map<Figure, Set<string | null>>();
  for (const { figure, first, last } of scene.namings) {
    if (figure.country !== null || !isPeople(figure)) continue;
    const sentence = scene.draft.sentences[scene.tokens[first]?.sentence ?? -1];
    if (sentence === undefined || sentence.heading) continue;
    const clues = { places: true, topic: true, definite: true };
    told.set(figure, (told.get(figure) ?? new Set()).add(locale.countryOf(sentence, last, clues)));
  }
  for (const [figure, countries] of told) {
    const known = [...countries].filter((country) => country !== null);
    if (known.length === 1) figure.country = known[0] ?? null;
  }
  if (locale.dominant === null) return;
  for (const figure of scene.cast.figures) {
    const open = figure.kind === 'place' ? figure.entry === null : isArmed(figure);
    if (open && figure.country === null) figure.country = locale.dominant;
  }
};

const isPeople = ({ kind, entry, sector, name }: Figure): boolean =>
  kind === 'group' && entry !== null && (sector === 'REL' || sector === null) && !EVERYWHERE.test(name);

const EVERYWHERE = /^(?:Christian|Muslim|Jew|Catholic|Protestant|Buddhist|Hindu|Arab|Orthodox|Evangelical)/;

/** Armed people whom no rule placed; not those who are somebody's: "Turkish-backed fighters". */
const isArmed = ({ kind, entry, sector, name }: Figure): boolean =>
  kind === 'group' && entry === null && sector === 'REB' && !name.includes('-');
