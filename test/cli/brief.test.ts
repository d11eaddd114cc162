/** Whole briefs of the example press, compared with pages that were read through by eye. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BriefKind, briefOn } from '../../src/analysis/briefs/index.js';
import { updateAnalysis } from '../../src/analysis/update.js';
import { archiveOf, type TestArchive } from '../../src/archive/queries/testing.js';
import { briefMarkdown } from '../../src/cli/views/brief-markdown.js';
import { readCodeNames } from '../../src/lexicon/code-names.js';
import { goldPress } from '../press.js';

const names = readCodeNames();
const nameOf = (code: string): string => names.get(code)?.name ?? code;

const PAGES: readonly {
  readonly page: string;
  readonly kind: BriefKind;
  readonly about: readonly string[];
  readonly since: string;
  readonly until: string;
}[] = [
  { page: 'situation', kind: 'situation', about: ['PRK', 'USA'], since: '2019-02-26', until: '2019-04-15' },
  { page: 'one-party', kind: 'situation', about: ['RUS'], since: '2019-03', until: '2019-06' },
  { page: 'press-review', kind: 'press', about: ['PRK', 'KOR'], since: '2019-03-20', until: '2019-04-10' },
];

let kept: TestArchive;
beforeAll(async () => {
  kept = await archiveOf(goldPress());
  await updateAnalysis(kept.archive);
}, 120_000);
afterAll(() => kept.remove());

describe('a brief of the example press', () => {
  it.each(PAGES)('is as reviewed: $page', async ({ page, ...asked }) => {
    const brief = await briefOn(kept.archive, { ...asked, limit: 6 }, { nameOf });
    if (brief === null) throw new Error('no brief');
    const markdown = briefMarkdown({ brief, names: asked.about.map(nameOf) });
    await expect(markdown).toMatchFileSnapshot(`./golden/brief-${page}.md`);
    // no sentence without a record, no quotation that the archive does not hold word for word
    const texts = new Map(
      (
        await kept.archive.rows<{ document: number; text: string }>('SELECT document, text FROM documents')
      ).map(({ document, text }) => [document, text]),
    );
    for (const { paragraphs } of brief.sections) {
      for (const sentence of paragraphs.flatMap(({ sentences }) => sentences)) {
        expect(brief.numbersOf(sentence).length).toBeGreaterThan(0);
        for (const { kind, text } of sentence.pieces) {
          if (kind !== 'quoted') continue;
          const held = sentence.evidence.some(
            ({ document, words }) =>
              words.includes(text) &&
              words.split(' … ').every((piece) => texts.get(document)?.includes(piece)),
          );
          expect(held).toBe(true);
        }
      }
    }
  });
});
