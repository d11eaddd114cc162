/** Whose reporting the press prints: each story once, with who copied and who retold it. */
import type { Evidence } from '../evidence.js';
import { momentOf } from '../provenance/article.js';
import { plain, sentences, told } from './sentence.js';
import type { Paragraph, ToldArticle } from './types.js';
import { dayInWords, listed, quotedSentence } from './wording.js';

interface Story {
  readonly first: ToldArticle;
  readonly copies: readonly ToldArticle[];
  readonly retold: readonly ToldArticle[];
}

/** By origin, those that most print first; the stories of each by day. */
export function paragraphsOfReporting(articles: readonly ToldArticle[], limit: number): readonly Paragraph[] {
  const origins = new Map<string, Story[]>();
  for (const story of storiesOf(articles)) {
    const { origin } = story.first.lead;
    origins.set(origin, [...(origins.get(origin) ?? []), story]);
  }
  return [...origins]
    .sort(([, a], [, b]) => printed(b) - printed(a))
    .slice(0, limit)
    .map(([origin, stories]) => ({ label: origin, lines: true, sentences: stories.flatMap(sentencesOf) }));
}

function sentencesOf({ first, copies, retold }: Story) {
  const { lead } = first;
  return [
    ...sentences(
      [lead],
      told(lead.outlet ?? lead.address),
      plain(lead.published === null ? ': ' : `, ${dayInWords(lead.published)}: `),
      ...(lead.title === null ? [] : [told(lead.title), plain(/[.?!]$/.test(lead.title) ? ' ' : '. ')]),
      quotedSentence(lead.words),
    ),
    ...sentences(leads(copies), plain('Printed also by '), ...listed(outlets(copies)), plain('.')),
    ...sentences(leads(retold), plain('Retold by '), ...listed(outlets(retold)), plain('.')),
  ];
}

/** A copy or retelling whose first print lies outside the period stands for itself. */
function storiesOf(articles: readonly ToldArticle[]): readonly Story[] {
  const ordered = [...articles].sort(
    (a, b) => printedAt(a) - printedAt(b) || a.lead.document - b.lead.document,
  );
  const byDocument = new Map(ordered.map((article) => [article.lead.document, article]));
  const groups = new Map<number, ToldArticle[]>();
  for (const article of ordered) groups.set(article.group, [...(groups.get(article.group) ?? []), article]);
  const headOf = (article: ToldArticle): ToldArticle => groups.get(article.group)?.[0] ?? article;
  const retold = new Map<ToldArticle, ToldArticle[]>();
  const heads: ToldArticle[] = [];
  for (const [head, ...copies] of groups.values()) {
    if (head === undefined) continue;
    const source = head.retells === null ? undefined : byDocument.get(head.retells);
    if (source === undefined || headOf(source) === head) heads.push(head);
    else retold.set(headOf(source), [...(retold.get(headOf(source)) ?? []), head, ...copies]);
  }
  const under = (head: ToldArticle, seen: ReadonlySet<ToldArticle>): readonly ToldArticle[] =>
    (retold.get(head) ?? []).flatMap((one) =>
      seen.has(one) ? [] : [one, ...under(one, new Set([...seen, one]))],
    );
  return heads.map((first) => ({
    first,
    copies: groups.get(first.group)?.slice(1) ?? [],
    retold: under(first, new Set([first])),
  }));
}

const printed = (stories: readonly Story[]): number =>
  stories.reduce((sum, { copies, retold }) => sum + 1 + copies.length + retold.length, 0);

const leads = (articles: readonly ToldArticle[]): readonly Evidence[] => articles.map(({ lead }) => lead);

const outlets = (articles: readonly ToldArticle[]): readonly string[] => [
  ...new Set(articles.map(({ lead }) => lead.outlet ?? lead.address)),
];

const printedAt = ({ lead }: ToldArticle): number => momentOf(lead.published) ?? Number.POSITIVE_INFINITY;
