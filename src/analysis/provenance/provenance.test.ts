import { describe, expect, it } from 'vitest';
import { findCopies } from '../syndication/index.js';
import { plainSentences, readPress } from '../testing.js';
import {
  type Article,
  agenciesNamedIn,
  chainOf,
  changesBetween,
  createKnownNames,
  creditsOf,
  factsOf,
  nameKey,
  originsOf,
  type Press,
  retoldAmong,
} from './index.js';

const press = readPress();
const articles = press.articles.map(
  (it, index): Article => ({ ...it, document: index + 1, sentences: plainSentences(it.text), named: [] }),
);
const idOf = (document: number | null): string | null =>
  document === null ? null : (press.articles[document - 1]?.id ?? null);
const documentOf = (id: string): number => press.articles.findIndex((it) => it.id === id) + 1;

const names = createKnownNames([
  ...articles.map(({ outlet }) => outlet ?? ''),
  ...articles.flatMap(agenciesNamedIn),
]);
const facts = articles.map((it) => factsOf(it, creditsOf(it, names)));
const groups = new Map(
  findCopies(articles).groups.flatMap((group) => group.map((document) => [document, group[0] ?? 0] as const)),
);
const retold = new Map(
  articles.flatMap((article, index) => {
    const credit = facts[index]?.credits.find(({ how }) => how === 'retells');
    if (credit === undefined) return [];
    const theirs = articles.filter(
      ({ outlet }) => outlet !== null && nameKey(outlet) === nameKey(credit.name),
    );
    const found = retoldAmong(article, theirs);
    return found === null ? [] : [[article.document, found.document] as const];
  }),
);
const origins = originsOf(facts, { groups, retold });

describe('origins of the example press', () => {
  const golden = press.situation.articles;
  const wrong = golden.flatMap(({ id, origin }) => {
    const found = origins.get(documentOf(id));
    const right = found?.kind === origin.kind && nameKey(found.name ?? '') === nameKey(origin.name);
    return right ? [] : [`${id}: ${found?.kind} ${found?.name} for ${origin.kind} ${origin.name}`];
  });

  it('are right for all but one in twenty', () => {
    expect(wrong.length / golden.length, wrong.join('\n')).toBeLessThanOrEqual(0.05);
  });

  it('lead to the first report that the press holds', () => {
    const astray = golden.flatMap(({ id, origin }) => {
      const found = idOf(origins.get(documentOf(id))?.document ?? null);
      return found === origin.article ? [] : [`${id}: ${found} for ${origin.article}`];
    });
    expect(astray.length / golden.length, astray.join('\n')).toBeLessThanOrEqual(0.05);
  });

  it('have words of the text as their evidence', () => {
    for (const { evidence } of origins.values()) {
      if (evidence === null || evidence.credit.span === null) continue;
      const { start, end } = evidence.credit.span;
      expect(articles[evidence.document - 1]?.text.slice(start, end)).toBe(evidence.credit.evidence);
    }
  });

  it('do not hang on the order in which the articles come', () => {
    expect(
      new Map([...originsOf([...facts].reverse(), { groups, retold })].sort(([a], [b]) => a - b)),
    ).toEqual(new Map([...origins].sort(([a], [b]) => a - b)));
  });
});

const archive: Press = {
  article: async (document) => articles[document - 1] ?? null,
  before: async (document) => {
    const group = groups.get(document);
    if (group !== undefined && group !== document) return { document: group, by: 'copy' };
    const source = retold.get(document);
    return source === undefined ? null : { document: source, by: 'retelling' };
  },
  creditOf: async () => null,
};

describe('chains of the example press', () => {
  for (const { id, last, hops } of press.situation.chains) {
    it(`${id} goes back to its first report, and shows what changed`, async () => {
      const document = documentOf(last.article);
      const start = articles[document - 1]?.text.indexOf(last.words) ?? -1;
      expect(start).toBeGreaterThanOrEqual(0);
      const chain = await chainOf(archive, document, { start, end: start + last.words.length });
      expect(
        chain?.hops.map((hop) => [
          idOf(hop.document),
          hop.changes.map(({ kind }) => kind).join(', ') || null,
        ]),
        JSON.stringify(chain, null, 1),
      ).toEqual(hops.map((hop) => [hop.article, hop.changed]));
    });
  }
});

describe('what a hop changes', () => {
  const said = (words: string, ...quoted: string[]) => ({ words, quoted });
  it.each([
    ['The bridge may have fallen.', 'The bridge has fallen.', 'hedge dropped'],
    ['The bridge has reportedly fallen.', 'The bridge might have fallen.', ''],
    ['I would not go there.', 'He refuses to go there.', ''],
    ['They meet in May.', 'They meet in spring.', ''],
    ['Twelve people were hurt.', 'Two people were hurt.', 'number altered'],
    ['Between ten and twelve people were hurt.', 'Eleven people were hurt.', ''],
    ['They stay for a year.', 'They stay for two years.', 'number altered'],
    ['It lasted one trial year.', 'It lasted a year.', ''],
  ])('%s → %s', (before, after, expected) => {
    expect(
      changesBetween(said(before), said(after))
        .map(({ kind }) => kind)
        .join(', '),
    ).toBe(expected);
  });
});

describe('credits', () => {
  const known = createKnownNames([
    'Harbour Post',
    'Northern News Agency',
    'Vietnam News Agency',
    'Daily Dispatch',
  ]);
  const article = (text: string, author: string | null = null): Article => ({
    document: 1,
    outlet: 'Harbour Post',
    author,
    title: null,
    text,
    published: '2020-01-01',
    sentences: [...text.matchAll(/[^\n.]+\.?/g)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      paragraph: 0,
    })),
    named: [],
  });
  it.each([
    ['OSLO (Northern) — It snowed.', null, 'dateline Northern News Agency'],
    ['OSLO, Jan. 3 (Reuters) - It snowed.', null, 'dateline Reuters'],
    ['It snowed.', 'NNA', 'byline Northern News Agency'],
    ['It snowed.', 'Ann Olsen and Northern News Agency', 'byline Northern News Agency'],
    ['It snowed.\n\n(Northern News Agency)', null, 'credit line Northern News Agency'],
    [
      'It snowed.\n\nThis story was first published in the Daily Dispatch.',
      null,
      'credit line Daily Dispatch',
    ],
    ['It snowed, the TASS news agency reported.', null, 'retells TASS'],
    ['It snowed, according to the local newspaper Daily Dispatch.', null, 'retells Daily Dispatch'],
    ['It snowed. Vietnam said it did not.', null, ''],
    ['Vietnam said that it snowed.', null, ''],
    ['It snowed. It thawed. It froze. It snowed again, Reuters reported.', null, ''],
    ['It snowed, the Harbour Post has learned.', 'Harbour Post', ''],
    ['HELSINKI (Finland) — It snowed.', null, ''],
  ])('%s by %s', (text, author, expected) => {
    expect(
      creditsOf(article(text, author), known)
        .map(({ how, name }) => `${how} ${name}`)
        .join(', '),
    ).toBe(expected);
  });

  it('are of the newspaper, not of what the reader took for one in the words that describe it', () => {
    const text = 'It snowed, according to the South Nordic newspaper Daily Dispatch.';
    const mistaken = { ...article(text), named: ['South Nordic'] };
    expect(creditsOf(mistaken, known).map(({ name }) => name)).toEqual(['Daily Dispatch']);
    const right = { ...article('It snowed, the South Nordic reported.'), named: ['South Nordic'] };
    expect(creditsOf(right, known).map(({ name }) => name)).toEqual(['South Nordic']);
  });
});
