/**
 * Who stands on a side of an event, by the codes that filters ask for. The same few companies act in event after event,
 * so each of them is in the table `sides` once and events hold its number: a filter then looks through some thousand
 * companies, not through millions of parties.
 */

/** A country, an international actor or a sector, as filters write it; "RUS:GOV" is one of each. */
const CODE = /^[A-Z]{3}$/;

export interface Standing {
  readonly name: string;
  readonly country: string | null;
  readonly sector: string | null;
}

/**
 * "|RUS|GOV|RUS:GOV| |USA|" is the Russian government with the United States; null where nobody stands there.
 * schema/004-lookups.sql made the same of what was there before it.
 */
export function companyOf(parties: readonly Standing[]): string | null {
  return parties.length === 0 ? null : parties.map((party) => `|${codesOf(party).join('|')}|`).join(' ');
}

/** Capitals may be a name as well ("IMF", "EFE"), and then it is found by them. */
function codesOf({ name, country, sector }: Standing): readonly (string | null)[] {
  const codes = [country, sector, name].filter((code) => code !== null && CODE.test(code));
  const both = country !== null && sector !== null && CODE.test(country) && CODE.test(sector);
  return both ? [...codes, `${country}:${sector}`] : codes;
}
