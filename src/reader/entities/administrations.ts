/**
 * Governments called by who leads them: "the Kim regime", "the Trump administration", "the Moon government"; later
 * "the administration". An organization of the leader's country, sector GOV.
 *
 * Refuses: a person's private "Clinton campaign"; a bare "the government" where none was named.
 */
import { name, type Scene, textOf } from './scene.js';

const RULE = /^(?:administration|regime|government|cabinet|junta)$/;

export const nameAdministrations = (scene: Scene): void => {
  const { tokens } = scene;
  for (const naming of [...scene.namings]) {
    if (naming.figure.kind !== 'person' || naming.how !== 'name') continue;
    const noun = tokens[naming.last + 1];
    if (noun === undefined || !noun.spaced || !RULE.test(noun.lower)) continue;
    const leader = naming.figure;
    const figure = scene.cast.keyed(`rule:${leader.name}`, () => ({
      name: textOf(scene, naming.first, naming.last + 1),
      kind: 'organization',
      basis: 'alias',
      country: leader.country,
      sector: 'GOV',
    }));
    figure.called.add(noun.lower);
    name(scene, naming.first, naming.last + 1, figure);
  }
};
