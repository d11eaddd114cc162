/** Makes the cast and its namings into the record's entities and mentions: ids in order of first mention. */
import type { Entity, Mention } from '../../record/index.js';
import type { Figure } from './cast.js';
import type { Scene } from './scene.js';

export const toRecord = (scene: Scene): { entities: readonly Entity[]; mentions: readonly Mention[] } => {
  const { tokens } = scene;
  const spans = scene.namings
    .map(({ first, last, figure }) => ({
      start: tokens[first]?.start ?? 0,
      end: tokens[last]?.end ?? 0,
      figure,
    }))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const ids = new Map<Figure, string>();
  const entities: Entity[] = [];
  const mentions: Mention[] = [];
  const seen = new Set<string>();
  for (const { start, end, figure } of spans) {
    let id = ids.get(figure);
    if (id === undefined) {
      id = `e${ids.size + 1}`;
      ids.set(figure, id);
      const { name, kind, country, sector, role, wikidata, basis } = figure;
      entities.push({ id, name, kind, country, sector, role, wikidata, basis });
    }
    const key = `${start}:${end}:${id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    mentions.push({ id: `m${mentions.length + 1}`, start, end, entity: id });
  }
  return { entities, mentions };
};
