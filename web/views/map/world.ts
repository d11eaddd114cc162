/** The world on paper (the Equal Earth projection: areas are true), and where on it each country's circle stands. */

import { middles, outlines } from 'virtual:world';
import { geoEqualEarth, geoGraticule10, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { WorldMap } from '../../app/shapes.js';

export const WIDTH = 960;
export const HEIGHT = 468;

const projection = geoEqualEarth().fitSize([WIDTH, HEIGHT], { type: 'Sphere' });
const drawn = geoPath(projection).digits(1);
const land = feature(outlines, outlines.objects.countries);

export const sphere = drawn({ type: 'Sphere' }) ?? '';
export const graticule = drawn(geoGraticule10()) ?? '';
export const borders = drawn(mesh(outlines, outlines.objects.countries, (a, b) => a !== b)) ?? '';
export const countries: readonly { readonly code: string; readonly path: string }[] = land.features.map(
  (it) => ({
    code: String(it.id ?? ''),
    path: drawn(it) ?? '',
  }),
);

type Place = WorldMap['places'][number];

export interface Circle {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Mean of PLOVER's scale, from −10 to +10. */
  readonly net: number;
}

const LARGEST = 34;
const SMALLEST = 4;

/** Areas of circles go with counts. The largest are drawn first, so that the small ones stay in reach. */
export function circlesOf(places: readonly Place[]): readonly Circle[] {
  const most = Math.max(1, ...places.map(({ incidents }) => incidents));
  return places
    .flatMap((place): readonly Circle[] => {
      const at = middles[place.country];
      const point = at === undefined ? null : projection([at[0], at[1]]);
      if (point === null) return [];
      const radius = Math.max(SMALLEST, LARGEST * Math.sqrt(place.incidents / most));
      return [{ place, x: point[0], y: point[1], radius, net: netOf(place) }];
    })
    .sort((a, b) => b.radius - a.radius);
}

export const netOf = ({ cooperation, conflict, incidents }: Place): number =>
  incidents === 0 ? 0 : (cooperation + conflict) / incidents;

export const hasPlace = (code: string): boolean => code in middles;
