/** Conditions of one query and what they bind, and the conditions that all filters are made of: a party, a name. */
import type { Parameter } from '../types.js';
import { codesIn } from './filters.js';

export interface Where {
  /** A condition, true where nothing is asked. Its parameters are $1, $2…; add yours after them. */
  readonly where: string;
  readonly parameters: readonly Parameter[];
}

export interface PartyColumns {
  readonly name: string;
  readonly country: string;
  readonly sector: string | null;
}

const OF_ENTITY: PartyColumns = { name: 'name', country: 'country', sector: 'sector' };
export const OF_SPEAKER: PartyColumns = { name: 'speaker_name', country: 'speaker_country', sector: null };

/** Gathers conditions and what they bind. */
export class Conditions {
  readonly #conditions: string[] = [];
  readonly #parameters: Parameter[] = [];

  add(condition: string): void {
    this.#conditions.push(condition);
  }

  bind(value: Parameter): string {
    this.#parameters.push(value);
    return `$${this.#parameters.length}`;
  }

  list(values: readonly string[]): string {
    return `${this.bind(values)}::VARCHAR[]`;
  }

  day(day: string): string {
    return `${this.bind(day)}::DATE`;
  }

  anyOf(column: string, values: readonly string[] | readonly number[] | undefined): void {
    if (values === undefined) return;
    this.add(
      values.length === 0 ? 'false' : `${column} IN (${values.map((value) => this.bind(value)).join(', ')})`,
    );
  }

  /** Entities in the table `alias` that one of the parties means. */
  party(alias: string, parties: readonly string[], columns = OF_ENTITY): string {
    const { name, country, sector } = columns;
    const conditions = parties.map((party) => {
      const [first, second] = codesIn(party);
      if (first === undefined) return this.#name(`${alias}.${name}`, party);
      const code = this.bind(first);
      if (second !== undefined) {
        const inside = sector === null ? 'false' : `${alias}.${sector} = ${this.bind(second)}`;
        return `${alias}.${country} = ${code} AND ${inside}`;
      }
      const either = sector === null ? '' : ` OR ${alias}.${sector} = ${code}`;
      // Capitals may be a name as well: "IMF", "EFE".
      return `${alias}.${country} = ${code}${either} OR ${alias}.${name} = ${code}`;
    });
    return anyHolds(conditions);
  }

  /** The column is one of these names. */
  named(column: string, names: readonly string[]): string {
    return anyHolds(names.map((name) => this.#name(column, name)));
  }

  /** Case and accents do not count, * is any letters. The length is asked first: it is cheap, and mostly decides. */
  #name(column: string, name: string): string {
    const letters = [...name.normalize('NFD').replace(/\p{M}/gu, '')].length;
    const folded = `lower(strip_accents(${column}))`;
    if (!name.includes('*')) {
      // An accented letter takes up to four bytes more than the plain one.
      const [least, most] = [this.bind(Math.max(1, letters - 2)), this.bind(letters * 8 + 16)];
      return `strlen(${column}) BETWEEN ${least} AND ${most} AND ${folded} = lower(strip_accents(${this.bind(name)}))`;
    }
    const pattern = name.replace(/[\\%_]/g, '\\$&').replace(/\*+/g, '%');
    return `${folded} LIKE lower(strip_accents(${this.bind(pattern)})) ESCAPE '\\'`;
  }

  where(): Where {
    const where = this.#conditions.length === 0 ? 'true' : this.#conditions.join('\n  AND ');
    return { where, parameters: this.#parameters };
  }
}

export function anyHolds(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'false' : `(${conditions.map((one) => `(${one})`).join(' OR ')})`;
}
