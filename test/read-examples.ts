/** The examples as the command line would read them, for golden files and their check. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ChanceryRecord, createReader, readInputs } from '../src/index.js';

export const EXAMPLES = new URL('../examples/', import.meta.url);

interface Given {
  readonly published: string;
  readonly outlet: string;
}

/** @returns golden file name → records, for every article under examples/. */
export async function readExamples(): Promise<ReadonlyMap<string, readonly ChanceryRecord[]>> {
  const reader = createReader();
  const golden = new Map<string, readonly ChanceryRecord[]>();
  for (const file of readdirSync(EXAMPLES).sort()) {
    const slug = /^(.+)\.(?:txt|html|jsonl)$/.exec(file)?.[1];
    if (slug === undefined) continue;
    const records: ChanceryRecord[] = [];
    const path = fileURLToPath(new URL(file, EXAMPLES));
    for await (const result of readInputs([path], givenFor(slug))) {
      if (!result.ok) throw result.error;
      const record = await reader.read(result.document);
      // a JSON Lines id is the author's; a file's id is its path, which differs between checkouts
      records.push(
        file.endsWith('.jsonl') ? record : { ...record, document: { ...record.document, id: slug } },
      );
    }
    golden.set(slug, records);
  }
  return golden;
}

/** What the article's own text cannot say stands in the analyst's file beside it. */
function givenFor(slug: string): Partial<Given> {
  try {
    const { published, outlet } = JSON.parse(
      readFileSync(new URL(`${slug}.expected.json`, EXAMPLES), 'utf8'),
    ) as Given;
    return { published, outlet };
  } catch {
    return {};
  }
}
