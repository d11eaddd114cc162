/** News of a watch as lines for a terminal. */
import type { Telling } from '../../analysis/watches/index.js';
import { oneLine } from './harmless.js';

export function newsLines(watch: string, tellings: readonly Telling[]): string {
  const lines = tellings.map(({ title, words, article }) => {
    const facts = [article.outlet, article.published?.slice(0, 10), `no. ${article.document}`].filter(
      (fact) => fact !== null && fact !== undefined,
    );
    const said = words === null ? '' : `\n    ${oneLine(words)}`;
    const link = article.url === null ? '' : `\n    ${oneLine(article.url)}`;
    return `  ${oneLine(title)} (${oneLine(facts.join(', '))})${said}${link}\n`;
  });
  return `${oneLine(watch)}: ${tellings.length} new\n${lines.join('')}`;
}
