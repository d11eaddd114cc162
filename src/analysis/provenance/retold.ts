/** Which article of the credited outlet is retold: the one of the days before whose words are most like it. */
import { type Article, momentOf } from './article.js';
import { likenessOf, readStems, weightsAmong } from './likeness.js';

export type Retellable = Pick<Article, 'document' | 'title' | 'text' | 'published'>;

const HOUR = 3_600_000;
/** News is retold within days; what is older is background. */
export const RETOLD_WITHIN = 10 * 24 * HOUR;
/** Clocks and time zones of outlets are not to be trusted to the hour. */
export const CLOCK = 12 * HOUR;
/** Of two articles on different matters by one outlet hardly more is alike. */
const LEAST_LIKENESS = 0.12;

/** @returns null where none of them is like it */
export function retoldAmong(
  article: Retellable,
  candidates: readonly Retellable[],
): { readonly document: number; readonly likeness: number } | null {
  const moment = momentOf(article.published);
  const timely = candidates.filter((it) => {
    const other = momentOf(it.published);
    const apart = moment === null || other === null ? 0 : moment - other;
    return it.document !== article.document && apart <= RETOLD_WITHIN && apart >= -CLOCK;
  });
  const own = readStems(wordsOf(article));
  const texts = timely.map((it) => readStems(wordsOf(it)));
  const weights = weightsAmong([own, ...texts]);
  let best: { document: number; likeness: number } | null = null;
  for (const [index, it] of timely.entries()) {
    const likeness = likenessOf(own, texts[index] ?? new Set(), weights);
    const better =
      best === null ||
      likeness > best.likeness ||
      (likeness === best.likeness && it.document < best.document);
    if (likeness >= LEAST_LIKENESS && better) best = { document: it.document, likeness };
  }
  return best;
}

function wordsOf({ title, text }: Retellable): string {
  return title === null ? text : `${title}\n${text}`;
}
