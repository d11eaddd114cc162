/** The three views of one small article that has everything, compared with pages that were read through by eye. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { htmlArticle, htmlFoot, htmlHead } from '../../src/cli/views/html.js';
import { markdownView } from '../../src/cli/views/markdown.js';
import { textView } from '../../src/cli/views/text.js';
import { readCodeNames } from '../../src/lexicon/code-names.js';
import type { ChanceryRecord } from '../../src/record/index.js';
import { recordSchema } from '../../src/record/schema.js';

const fixture = recordSchema.parse(
  JSON.parse(readFileSync(new URL('./fixture.json', import.meta.url), 'utf8')),
);
const codeNames = readCodeNames();
const html = (record: ChanceryRecord) =>
  htmlHead(record) + htmlArticle(record, 0, { codeNames }) + htmlFoot();

/** The same record with an attack in place of names and of words in the text; offsets stay where they are. */
function hostile(attack: string): ChanceryRecord {
  const { document } = fixture;
  const at = document.text.indexOf('Sudanese forces');
  const text = document.text.slice(0, at) + attack + document.text.slice(at + attack.length);
  const entities = fixture.entities.map((entity) => ({ ...entity, name: attack, role: attack }));
  return {
    ...fixture,
    entities,
    document: { ...document, text, title: attack, outlet: attack, author: attack },
  };
}

describe('the terminal page', () => {
  it('is as reviewed', async () => {
    const page = textView(fixture, { width: 88, color: false, codeNames });
    await expect(page).toMatchFileSnapshot('./golden/page.txt');
  });

  it('is as reviewed, in colour', async () => {
    const page = textView(fixture, { width: 88, color: true, codeNames });
    await expect(page).toMatchFileSnapshot('./golden/page.ansi');
  });

  it.each([60, 88, 110])('keeps to %i columns', (width) => {
    const lines = textView(fixture, { width, color: false, codeNames }).split('\n');
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(width);
  });

  it('sends no control character of the article to the terminal', () => {
    const page = textView(hostile('\u001b]0;owned\u0007\u202e\u009b2J'), { width: 88, color: false });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(page).toContain('␛]0;owned␇');
  });

  it('leaves out sections that have nothing', () => {
    const page = textView({ ...fixture, events: [], disputes: [], agenda: [] }, { width: 88, color: false });
    expect(page).not.toContain('What happened');
    expect(page).not.toContain('What comes next');
    expect(page).toContain('Who said what');
  });

  it('cuts the chain of sources where outlets cite one another', () => {
    const [first, second] = fixture.sources;
    if (first === undefined || second === undefined) throw new Error('the fixture has sources');
    const ring = [first, { ...first, outlet: first.cites, cites: first.outlet }];
    const page = textView({ ...fixture, sources: ring }, { width: 88, color: false });
    expect(page).toContain('└─ Sudan News Agency');
  });
});

describe('the Markdown document', () => {
  it('is as reviewed', async () => {
    await expect(markdownView(fixture, { codeNames })).toMatchFileSnapshot('./golden/page.md');
  });

  it('escapes markup in the article', () => {
    const page = markdownView(hostile('<b>[x](javascript:1)*'));
    expect(page).not.toContain('<b>');
    expect(page).not.toContain('[x](');
    expect(page).toContain('&lt;b&gt;\\[x\\](javascript:1)\\*');
  });
});

describe('the HTML page', () => {
  it('is as reviewed', async () => {
    await expect(htmlArticle(fixture, 0, { codeNames })).toMatchFileSnapshot('./golden/page.html');
  });

  it('fetches nothing and runs only its own script', () => {
    const page = html(fixture);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<(?:img|link|iframe|object|script src)|url\(|@import|\son\w+=|style=/);
  });

  it('escapes markup in the article', () => {
    const page = html(hostile('<img src=x onerror="alert(1)">\'&</script>'));
    expect(page).not.toContain('<img');
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page).toContain('&#60;img src=x');
  });

  it('makes no link of an address that is not http', () => {
    const url = 'javascript:alert(1)';
    expect(html({ ...fixture, document: { ...fixture.document, url } })).not.toContain('javascript:');
  });

  it('gives every line words to point at, and every id once', () => {
    const page = html(fixture);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('keeps every word of the article', () => {
    const story = /<article[^>]*>([\s\S]*)<\/article>/.exec(html(fixture))?.[1] ?? '';
    const words = story.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
    expect(words.split(/\s+/).join(' ').trim()).toBe(fixture.document.text.split(/\s+/).join(' ').trim());
  });
});
