/**
 * The world for the map, made at build from world-atlas (Natural Earth, public domain): outlines by ISO 3166-1 alpha-3, and
 * the middle of every country, those too that are too small for an outline.
 */
import { createRequire } from 'node:module';
import { geoArea, geoCentroid } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';

const NAME = 'virtual:world';
const require = createRequire(import.meta.url);
const CODES = new Map<string, string>(
  (require('i18n-iso-countries/codes.json') as readonly (readonly string[])[]).map(
    ([, letters = '', digits = '']) => [digits, letters],
  ),
);
/** Natural Earth gives those no number that ISO gives none. The code is the lexicon's. */
const BY_NAME = new Map([['Kosovo', 'XKX']]);

export function worldShapes(): Plugin {
  return {
    name: 'world-shapes',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) =>
      id === `\0${NAME}`
        ? `export const outlines = JSON.parse(${JSON.stringify(JSON.stringify(outlines()))});\nexport const middles = ${JSON.stringify(middles())};`
        : null,
  };
}

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const codeOf = (id: string | number | undefined, name: string | undefined): string | null =>
  BY_NAME.get(name ?? '') ?? CODES.get(String(id ?? '')) ?? null;

function outlines() {
  const world: World = require('world-atlas/countries-110m.json');
  const { countries } = world.objects;
  return {
    ...world,
    objects: {
      countries: {
        ...countries,
        geometries: countries.geometries.map(({ id, properties, ...rest }) => ({
          ...rest,
          id: codeOf(id, properties?.name) ?? '',
        })),
      },
    },
  };
}

/** Of a country in several parts the middle of the largest: that of France does not lie in the Atlantic. */
function middles(): Record<string, readonly [number, number]> {
  const world: World = require('world-atlas/countries-50m.json');
  const found: Record<string, readonly [number, number]> = {};
  for (const { id, properties, geometry } of feature(world, world.objects.countries).features) {
    const code = codeOf(id, properties?.name);
    if (code === null) continue;
    const parts =
      geometry.type === 'MultiPolygon'
        ? geometry.coordinates.map((coordinates) => ({ type: 'Polygon' as const, coordinates }))
        : [geometry];
    const largest = parts.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a));
    const [east, north] = geoCentroid(largest);
    found[code] = [Math.round(east * 100) / 100, Math.round(north * 100) / 100];
  }
  return found;
}
