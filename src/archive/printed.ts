/** When two documents of the same words are one document. */
export interface Printed {
  readonly address: string;
  readonly outlet: string | null;
}

/**
 * Where they were read at one address, or are not known to be printed by two outlets. A wire story that another outlet prints word for
 * word is a document of its own: who printed what is among the first things that an archive of news is asked.
 */
export function areOne(one: Printed, other: Printed): boolean {
  return (
    one.address === other.address ||
    one.outlet === null ||
    other.outlet === null ||
    outletKey(one.outlet) === outletKey(other.outlet)
  );
}

/** "The Courier" and "the courier" are one outlet. */
export function outletKey(outlet: string | null): string {
  return (outlet ?? '').toLowerCase().trim();
}
