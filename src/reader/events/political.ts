/** Who counts as a party to politics: whoever has a country, and groups that act in it whatever their country. */
import type { Entity } from '../../record/index.js';

/** Sectors of such groups for whoever reads: rebels, parties, gunmen, movements, gangs. */
const ARMED_OR_ORGANIZED: ReadonlySet<string> = new Set(['REB', 'OPP', 'PTY', 'UAF', 'SOC', 'CRM']);

/** @param others sectors whose groups count too for the one that asks: rules and model differ in what they read of them */
export const isPolitical = ({ country, kind, sector }: Entity, others: ReadonlySet<string>): boolean =>
  country !== null ||
  (kind === 'group' && sector !== null && (ARMED_OR_ORGANIZED.has(sector) || others.has(sector)));
