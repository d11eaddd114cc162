/** What a query binds, gathered while its SQL is put together: values are never pasted. */
import type { Parameter } from '../../archive/types.js';

/** A piece of SQL that binds $1, $2… of its own. */
interface Piece {
  readonly where: string;
  readonly parameters: readonly Parameter[];
}

export interface Bound {
  readonly values: readonly Parameter[];
  /** "$3" */
  bind(value: Parameter): string;
  texts(values: readonly string[]): string;
  numbers(values: readonly number[]): string;
  day(day: string): string;
  /** The piece, its parameters numbered on from those that are bound already. */
  piece(piece: Piece): string;
}

export function createBound(): Bound {
  const values: Parameter[] = [];
  const bind = (value: Parameter): string => {
    values.push(value);
    return `$${values.length}`;
  };
  return {
    values,
    bind,
    texts: (list) => `${bind(list)}::VARCHAR[]`,
    numbers: (list) => `${bind(list)}::INTEGER[]`,
    day: (day) => `${bind(day)}::DATE`,
    piece({ where, parameters }) {
      const from = values.length;
      values.push(...parameters);
      return where.replace(/\$(\d+)/g, (_, number: string) => `$${from + Number(number)}`);
    },
  };
}
