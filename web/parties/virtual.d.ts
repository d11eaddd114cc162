declare module 'virtual:parties' {
  /** By ISO 3166-1 alpha-3. */
  export const countries: Readonly<Record<string, string>>;
  /** By PLOVER's codes for actors of no single country. */
  export const international: Readonly<Record<string, string>>;
}
