declare module 'virtual:world' {
  import type { GeometryCollection, Topology } from 'topojson-specification';

  /** Countries by ISO 3166-1 alpha-3; without a code where ISO has none. */
  export const outlines: Topology<{ countries: GeometryCollection }>;
  /** Code → degrees east and north. */
  export const middles: Readonly<Record<string, readonly [number, number]>>;
}
