/**
 * A table like ICEWS' coded event data (Boschee et al. 2015, doi:10.7910/DVN/28075): tab-separated, its twenty columns,
 * a row for each pair of source and target. The event is told by CAMEO code, CAMEO's name and Goldstein value, so what
 * PLOVER knows beyond these is lost (docs/exports.md). Countries are codes unless names are given; Story ID is the
 * document's number in the archive, Sentence Number counts from 1, and places have no coordinates.
 */
import type { Entity } from '../../record/index.js';
import { tabRow } from './cells.js';
import type { ChosenRecord } from './chosen.js';
import { pairedPiece } from './pairs.js';
import type { Piece } from './piece.js';

export const ICEWS_HEADER = tabRow([
  'Event ID',
  'Event Date',
  'Source Name',
  'Source Sectors',
  'Source Country',
  'Event Text',
  'CAMEO Code',
  'Intensity',
  'Target Name',
  'Target Sectors',
  'Target Country',
  'Story ID',
  'Sentence Number',
  'Publisher',
  'City',
  'District',
  'Province',
  'Country',
  'Latitude',
  'Longitude',
]);

/** Names of country codes: "NOR" → "Norway". A code without one stands as it is. */
export type CountryNames = ReadonlyMap<string, string>;

export function icewsPiece(chosen: ChosenRecord, names: CountryNames): Piece {
  const { stored } = chosen;
  const country = (entity: Entity | null | undefined): string | null => {
    const code = entity?.country ?? null;
    return code === null ? null : (names.get(code) ?? code);
  };
  return pairedPiece(chosen, ({ number, day, event, cameo, place, actor, recipient }) => [
    number,
    day,
    actor?.name ?? null,
    actor?.sector ?? null,
    country(actor),
    cameo.name,
    cameo.code,
    cameo.goldstein.toFixed(1),
    recipient?.name ?? null,
    recipient?.sector ?? null,
    country(recipient),
    stored.document,
    event.sentence + 1,
    stored.record.document.outlet,
    place === undefined || place.kind === 'state' ? null : place.name,
    null,
    null,
    country(place),
    null,
    null,
  ]);
}
