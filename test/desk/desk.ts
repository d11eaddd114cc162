/** For tests of the desk: an archive of the golden records and a hostile one, and a desk over it, asked without a port. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ArchiveLease, borrowArchive } from '../../src/archive/index.js';
import { goldenRecords } from '../../src/archive/queries/testing.js';
import type { ChanceryRecord } from '../../src/record/index.js';
import { createDesk } from '../../src/server/app.js';
import { createReadings, type Readings } from '../../src/server/readings.js';
import type { Door } from '../../src/server/security.js';
import { builtSite, openSite } from '../../src/server/site.js';
import { hostileRecord } from '../mcp/hostile.js';
import { fillArchive } from './fill.js';

export interface TestDesk {
  readonly file: string;
  readonly archive: ArchiveLease;
  readonly readings: Readings;
  /** What broke. */
  readonly told: readonly unknown[];
  /** Asks as a program of this machine does; headers are added to those. */
  ask(address: string, init?: RequestInit): Promise<Response>;
  json<Shape = Record<string, unknown>>(address: string): Promise<Shape>;
  send(address: string, body: unknown): Promise<Response>;
  close(): Promise<void>;
}

export const DOOR: Door = { host: '127.0.0.1', port: 4280, token: null };

export async function openDesk(
  records: readonly ChanceryRecord[] = [...goldenRecords(), hostileRecord()],
  { door = DOOR, site = builtSite() }: { readonly door?: Door; readonly site?: string } = {},
): Promise<TestDesk> {
  const folder = mkdtempSync(path.join(tmpdir(), 'chancery-desk-test-'));
  const file = path.join(folder, 'archive.duckdb');
  await fillArchive(file, records);
  const archive = borrowArchive(file, { linger: 200 });
  const told: unknown[] = [];
  const tell = (error: unknown): void => void told.push(error);
  const readings = createReadings(archive, tell);
  const app = createDesk({ version: '0.0.0', file, archive, readings, site: openSite(site), door, tell });
  const ask = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (!headers.has('host')) headers.set('host', `127.0.0.1:${door.port}`);
    return app.request(`http://127.0.0.1:${door.port}${address}`, { ...init, headers });
  };
  return {
    file,
    archive,
    readings,
    told,
    ask,
    json: async <Shape>(address: string) => (await (await ask(address)).json()) as Shape,
    send: (address, body) =>
      ask(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async close() {
      await readings.close();
      await archive.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
