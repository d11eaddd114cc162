/** What an empty archive can begin with: articles that come with the package. */
import { fileURLToPath } from 'node:url';

export interface Example {
  readonly name: string;
  readonly title: string;
  readonly articles: number;
  /** As `chancery add` takes it. */
  readonly input: string;
}

/** The examples' folder is two above this one, in src/ as in dist/. */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'press',
    title: 'The example press: fifteen invented outlets around the summit of Hanoi, January to June 2019',
    articles: 88,
    input: fileURLToPath(new URL('../../examples/press/articles.jsonl', import.meta.url)),
  },
];
