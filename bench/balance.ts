/**
 * Structural balance of a known network: the sixteen tribes of the Gahuku-Gama (K. Read 1954), against the published share
 * of balanced triangles and frustration.
 *
 *   npx tsx bench/balance.ts FOLDER
 *
 * The folder holds tribes_signed_edges.csv (a,b,sign) and solver_anchors.json with the figures under `signed_balance`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { balanceOf, type SignedTie } from '../src/analysis/relations/index.js';
import { dataFolder, printRows } from './shared.js';

interface Published {
  readonly triangles_balanced: number;
  readonly triangles_unbalanced: number;
  readonly published_triangles: number;
  readonly frustration_edges: number;
  readonly published_frustration: number;
}

const folder = dataFolder(import.meta.url, 'tribes_signed_edges.csv and solver_anchors.json');
const { signed_balance: published } = JSON.parse(
  readFileSync(join(folder, 'solver_anchors.json'), 'utf8'),
) as { readonly signed_balance: Published };
const { census, degree, weakDegree, frustration, frustrationDegree } = balanceOf(readTies());

printRows([
  ['triads balanced (published)', `${census[0] + census[2]} (${published.triangles_balanced})`],
  ['triads not balanced (published)', `${census[1] + census[3]} (${published.triangles_unbalanced})`],
  ['degree of balance (published)', `${degree?.toFixed(7)} (${published.published_triangles})`],
  ['with three foes as balanced', `${weakDegree?.toFixed(7)}`],
  ['line index (published)', `${frustration} (${published.frustration_edges})`],
  [
    'degree by frustration (published)',
    `${frustrationDegree?.toFixed(7)} (${published.published_frustration})`,
  ],
]);

function readTies(): readonly SignedTie[] {
  const [, ...lines] = readFileSync(join(folder, 'tribes_signed_edges.csv'), 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => {
    const [one = '', other = '', sign] = line.split(',');
    return { one, other, sign: sign === '1' ? 1 : -1, weight: 1 };
  });
}
