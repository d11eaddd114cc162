/**
 * Joins a person first called by surname or title ("Minister Kang") with the one full name of that surname that the
 * article gives later ("Kang Kyung-wha"). Refuses: a surname that several bear.
 */
import type { Figure } from './cast.js';
import { introduce } from './people.js';
import type { Scene } from './scene.js';

export const mergeSurnames = (scene: Scene): void => {
  const target = new Map<Figure, Figure>();
  for (const figure of scene.cast.figures) {
    if (figure.kind !== 'person' || figure.entry !== null || !figure.named || figure.words.length !== 1)
      continue;
    const bearers = scene.cast
      .peopleAlone(figure.words[0] ?? '')
      .filter((other) => other !== figure && other.words.length > 1 && other.count > 0);
    const [only] = bearers;
    if (only === undefined || bearers.length > 1) continue;
    if (figure.gender !== null && only.gender !== null && figure.gender !== only.gender) continue;
    target.set(figure, only);
    const { country, sector, role, gender } = figure;
    introduce(only, { country, sector, role, gender, titled: true });
    only.count += figure.count;
  }
  if (target.size === 0) return;
  const moved = scene.namings.map((naming) => {
    const figure = target.get(naming.figure);
    return figure === undefined ? naming : { ...naming, figure };
  });
  scene.namings.splice(0, scene.namings.length, ...moved);
  scene.cover.forEach((naming, i) => {
    const figure = naming === undefined ? undefined : target.get(naming.figure);
    if (naming !== undefined && figure !== undefined) scene.cover[i] = { ...naming, figure };
  });
};
