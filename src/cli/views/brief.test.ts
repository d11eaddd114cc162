/** Briefs as Markdown and HTML: every sentence with its numbers, and nothing of an article as markup. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { composeBrief, type Material } from '../../analysis/briefs/index.js';
import type { Evidence } from '../../analysis/evidence.js';
import { runsOf } from './brief.js';
import { briefHtml } from './brief-html.js';
import { briefMarkdown } from './brief-markdown.js';

const HOSTILE = '<script>alert(1)</script> **bold** [link](javascript:x) &amp; \u202e\u001b[2J';
const HARMFUL = ['\u202e', '\u001b'];

const evidence = (document: number): Evidence => ({
  document,
  outlet: HOSTILE,
  published: '2019-02-28T08:00:00Z',
  title: HOSTILE,
  url: document === 1 ? 'javascript:alert(1)' : 'https://vestnik.example/?a=1&b="2"',
  address: 'x',
  origin: HOSTILE,
  words: `${HOSTILE} It is likely.`,
  span: { start: document, end: document + 50 },
});
const material: Material = {
  articles: [{ lead: evidence(1), group: 1, retells: null }],
  incidents: [],
  voices: [1, 2, 3].map((document) => ({
    speaker: HOSTILE,
    country: null,
    anonymous: false,
    direct: true,
    via: [HOSTILE],
    stance: null,
    cued: false,
    evidence: evidence(document),
  })),
  disputes: [],
  changes: [],
  positions: [],
  plans: [],
};
const question = { kind: 'situation', about: [HOSTILE], since: '2019-02-01', until: '2019-02-28' } as const;
const view = { brief: composeBrief(question, material), names: [HOSTILE] };
const empty = {
  brief: composeBrief(question, { ...material, articles: [], voices: [] }),
  names: ['North Korea', 'Russia'],
};

describe('as HTML', () => {
  const page = briefHtml(view);
  it('has no markup but its own', () => {
    expect(page).not.toMatch(/<script|="javascript:|<b>/);
    for (const character of HARMFUL) expect(page).not.toContain(character);
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
    expect(page).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(style).toContain('@media print');
  });
  it('links each number to its reference', () => {
    const targets = [...page.matchAll(/href="#(r\d+)"/g)].map(([, target]) => target);
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(page).toContain(`id="${target}"`);
    expect(page).toContain('href="https://vestnik.example/?a=1&#38;b=&#34;2&#34;"');
  });
  it('says where there is nothing', () =>
    expect(briefHtml(empty)).toContain('The archive holds nothing on this.'));
});

describe('as Markdown', () => {
  const text = briefMarkdown(view);
  it('escapes what would be markup', () => {
    expect(text).not.toMatch(/<script|(?<!\\)\*\*bold|(?<!\\)\[link/);
    for (const character of HARMFUL) expect(text).not.toContain(character);
    expect(text).toContain('# Situation brief: &lt;script&gt;');
    expect(text).not.toContain('<javascript');
  });
  it('numbers each sentence and lists the references', () => {
    expect(text).toContain('\\[1–3\\]');
    expect(text).toMatch(/^1\. \*\*/m);
    expect(text).toMatch(/^3\. \*\*/m);
  });
  it('says where there is nothing', () => {
    expect(briefMarkdown(empty)).toBe(
      '# Situation brief: North Korea and Russia\n\n1 Feb 2019 – 28 Feb 2019 · 0 articles of 0 outlets · 0 origins\n\nThe archive holds nothing on this.\n',
    );
  });
});

it('makes runs of numbers', () => {
  expect(runsOf([1, 2, 3, 5, 7, 8])).toEqual([
    [1, 3],
    [5, 5],
    [7, 7],
    [8, 8],
  ]);
});
