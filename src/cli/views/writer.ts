/** One format's way from records to text, record by record: what comes before, between and after them. */
import type { ChanceryRecord } from '../../record/index.js';
import { harmlessJson } from './harmless.js';
import type { TextOptions } from './text.js';

export type Format = 'text' | 'json' | 'jsonl' | 'markdown' | 'html';

export interface Writer {
  /** Tells that more than one document was asked for, before its record comes: JSON then becomes an array. */
  expectSeveral(): void;
  /** What to write for this record; may be nothing yet. */
  add(record: ChanceryRecord): string;
  /** What closes the output. Nothing where nothing was added. */
  end(): string;
}

/** Imports the one view that is asked for, so that JSON in a pipe does not wait for the others. */
export async function createWriter(format: Format, options: TextOptions): Promise<Writer> {
  switch (format) {
    case 'json':
      return jsonWriter();
    case 'jsonl':
      return jsonlWriter();
    case 'text': {
      const { textView } = await import('./text.js');
      return pagesWriter((record) => textView(record, options), '\n\n');
    }
    case 'markdown': {
      const { markdownView } = await import('./markdown.js');
      return pagesWriter((record) => markdownView(record, options), '\n---\n\n');
    }
    case 'html': {
      const { htmlArticle, htmlFoot, htmlHead } = await import('./html.js');
      return pagesWriter((record, index) => htmlArticle(record, index, options), '', htmlHead, htmlFoot());
    }
  }
}

type View = (record: ChanceryRecord, index: number) => string;

function jsonWriter(): Writer {
  let several = false;
  let held: string | null = null;
  let open = false;
  const indent = (json: string): string => json.replaceAll('\n', '\n  ');
  const item = (json: string): string => {
    const before = open ? ',\n  ' : '[\n  ';
    open = true;
    return before + indent(json);
  };
  return {
    expectSeveral() {
      several = true;
    },
    add(record) {
      const json = harmlessJson(JSON.stringify(record, null, 2));
      if (!several) {
        // Whether this is the only one is not known yet.
        held = json;
        return '';
      }
      const first = held === null ? '' : item(held);
      held = null;
      return first + item(json);
    },
    end() {
      if (held !== null) return several ? `${item(held)}\n]\n` : `${held}\n`;
      return open ? '\n]\n' : '';
    },
  };
}

function jsonlWriter(): Writer {
  return {
    expectSeveral() {},
    add: (record) => `${harmlessJson(JSON.stringify(record))}\n`,
    end: () => '',
  };
}

/** Pages one after the other, parted by `between`, framed by `before` and `after` where there is any. */
function pagesWriter(view: View, between: string, before: View = () => '', after = ''): Writer {
  let count = 0;
  return {
    expectSeveral() {},
    add(record) {
      count += 1;
      const lead = count === 1 ? before(record, 0) : between;
      return lead + view(record, count - 1);
    },
    end: () => (count === 0 ? '' : after),
  };
}
