import { describe, expect, it, onTestFinished } from 'vitest';
import { type Archive, openArchive } from '../archive/index.js';
import { arrivalOf, storeAll, temporaryPath } from '../archive/testing.js';
import { nameKey } from './provenance/index.js';
import { readOrigins, updateProvenance } from './provenance/of-archive.js';
import { readChain } from './provenance/press-of-archive.js';
import { copiesIn } from './syndication/asked.js';
import { updateSyndication } from './syndication/of-archive.js';
import { type PressArticle, pressRecord, readPress } from './testing.js';
import { updateAnalysis } from './update.js';

const press = readPress();

async function update(archive: Archive): Promise<void> {
  await updateSyndication(archive);
  await updateProvenance(archive);
}

async function emptyArchive(): Promise<Archive> {
  const archive = await openArchive(temporaryPath());
  onTestFinished(() => archive.close());
  return archive;
}

async function store(archive: Archive, articles: readonly PressArticle[]): Promise<void> {
  await storeAll(
    archive,
    articles.map((article) => arrivalOf(pressRecord(article))),
  );
}

async function idsOf(archive: Archive): Promise<ReadonlyMap<number, string>> {
  const rows = await archive.rows<{ document: number; id: string }>('SELECT document, id FROM documents');
  return new Map(rows.map(({ document, id }) => [document, id]));
}

/** What the tables say, by the articles' ids. */
async function contents(
  archive: Archive,
): Promise<{ copies: string[]; partial: string[]; origins: string[] }> {
  const ids = await idsOf(archive);
  const pairs = await archive.rows<{ one: string; two: string }>(
    `SELECT a.id AS one, b.id AS two FROM copy_groups g JOIN copy_groups h ON h.copy_group = g.copy_group
     JOIN documents a ON a.document = g.document JOIN documents b ON b.document = h.document WHERE a.id < b.id`,
  );
  const partial = await archive.rows<{ one: string; two: string }>(
    `SELECT least(a.id, b.id) AS one, greatest(a.id, b.id) AS two FROM shared_texts s
     JOIN documents a ON a.document = s.document JOIN documents b ON b.document = s.other WHERE s.kind = 'partial'`,
  );
  const origins = [...(await readOrigins(archive)).values()].map((it) => {
    const first = it.first_document === null ? null : ids.get(it.first_document);
    return `${ids.get(it.document)} ${it.kind} ${nameKey(it.name ?? '')} ${first}`;
  });
  const joined = (list: readonly { one: string; two: string }[]): string[] =>
    list.map(({ one, two }) => `${one} ${two}`).sort();
  return { copies: joined(pairs), partial: joined(partial), origins: origins.sort() };
}

const pairsOf = (ids: readonly string[]): string[] =>
  ids.flatMap((one, at) => ids.slice(at + 1).map((two) => `${one} ${two}`));
const goldenOrigins = press.situation.articles.map(
  ({ id, origin }) => `${id} ${origin.kind} ${nameKey(origin.name)} ${origin.article}`,
);

describe('an archive of the example press', () => {
  it('has its copies and origins, whether it came whole or article by article, and in whatever order', async () => {
    const whole = await emptyArchive();
    await store(whole, press.articles);
    await update(whole);
    const found = await contents(whole);
    expect(found.copies).toEqual(press.situation.copies.flatMap(({ articles }) => pairsOf(articles)).sort());
    expect(found.partial).toEqual(
      press.situation.partial.flatMap(({ articles }) => pairsOf(articles)).sort(),
    );
    const right = found.origins.filter((it) => goldenOrigins.includes(it));
    expect(right.length / goldenOrigins.length).toBeGreaterThanOrEqual(0.95);

    const courier = await copiesIn(whole, { all: true, outlet: 'RIFT*' });
    expect(new Set(courier.map(({ outlet }) => outlet))).toEqual(new Set(['Rift Valley Courier']));

    const piecemeal = await emptyArchive();
    const backwards = [...press.articles].reverse();
    for (let from = 0; from < backwards.length; from += 11) {
      await store(piecemeal, backwards.slice(from, from + 11));
      await update(piecemeal);
    }
    const other = await contents(piecemeal);
    expect(other.copies).toEqual(found.copies);
    expect(other.partial).toEqual(found.partial);
    // An agency that has shown itself by no dateline yet, or a home that has not, may be missed until all is made anew.
    const same = other.origins.filter((it) => found.origins.includes(it));
    expect(same.length / found.origins.length).toBeGreaterThanOrEqual(0.95);
  }, 300_000);

  it('forgets a page of which there is a newer version, and its hold on a group', async () => {
    const archive = await emptyArchive();
    const [first, second, third] = ['p12', 'p13', 'p14'].map((id) =>
      press.articles.find((article) => article.id === id),
    );
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('no such article');
    await store(archive, [first, second, third]);
    await update(archive);
    expect((await contents(archive)).copies).toEqual(['p12 p13', 'p12 p14', 'p13 p14']);
    await store(archive, [
      { ...first, text: 'This article was withdrawn. We regret the error, and shall say more.' },
    ]);
    await update(archive);
    expect((await contents(archive)).copies).toEqual(['p13 p14']);
    await update(archive);
    expect(await archive.rows('SELECT count(*) AS n FROM analysed')).toEqual([{ n: 6 }]);
  }, 120_000);

  it('has all its origins where a run was killed after it had taken articles in', async () => {
    const whole = await emptyArchive();
    await store(whole, press.articles);
    await update(whole);
    const archive = await emptyArchive();
    await store(archive, press.articles);
    await updateSyndication(archive);
    const onProgress = (): never => {
      throw new Error('killed');
    };
    await expect(updateProvenance(archive, { onProgress })).rejects.toThrow('killed');
    await update(archive);
    expect((await contents(archive)).origins).toEqual((await contents(whole)).origins);
  }, 120_000);

  it('has the origins of copies where a run was killed after it had taken out the page that was printed first', async () => {
    const archive = await emptyArchive();
    const copies = press.articles.filter(({ id }) => ['p12', 'p13', 'p14'].includes(id));
    await store(archive, copies);
    await update(archive);
    const [first] = copies;
    if (first === undefined) throw new Error('no such article');
    await store(archive, [{ ...first, text: 'This article was withdrawn. We regret the error.' }]);
    await updateSyndication(archive);
    const onProgress = (): never => {
      throw new Error('killed');
    };
    await expect(updateProvenance(archive, { onProgress })).rejects.toThrow('killed');
    await update(archive);
    const mended = (await contents(archive)).origins;
    await updateAnalysis(archive, { anew: true });
    expect(mended).toEqual((await contents(archive)).origins);
  }, 120_000);

  it('follows a statement back to its first report', async () => {
    const archive = await emptyArchive();
    await store(archive, press.articles.slice(47, 52));
    await update(archive);
    const words =
      'The United States has agreed to reopen the Kaesong factory zone in North Korea for two years';
    const [row] = await archive.rows<{ document: number; at: number }>(
      'SELECT document, instr(text, $1) - 1 AS at FROM documents WHERE instr(text, $1) > 0',
      [words],
    );
    if (row === undefined) throw new Error('the article is not there');
    const chain = await readChain(archive, row.document, { start: row.at, end: row.at + words.length });
    expect(
      chain?.hops.map(({ outlet, changes }) => [outlet, changes.map(({ kind }) => kind).join()]),
    ).toEqual([
      ['Potomac Ledger', ''],
      ['Genkai Shimbun', ''],
      ['Diario del Estuario', 'hedge dropped'],
      ['Rift Valley Courier', 'number altered'],
    ]);
  }, 120_000);
});
