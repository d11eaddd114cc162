/**
 * The record beside its article, as one HTML file that needs nothing else: style and script are inside and named by
 * their hashes in the content security policy, so nothing that an article smuggles in can run or be fetched.
 */
import type { ChanceryRecord, Statement } from '../../record/index.js';
import { type Mark, marksOf, paragraphs, type Segment, segments } from './evidence.js';
import { harmless, oneLine } from './harmless.js';
import { htmlFileHead, readAsset } from './html-file.js';
import { type Keys, recordHtml } from './html-record.js';
import { escaped } from './markup.js';
import { type Page, type PageOptions, page } from './page.js';

/** How many speakers get a colour of their own before colours come round again. */
const HUES = 10;

export function htmlHead(record: ChanceryRecord): string {
  const title = oneLine(record.document.title ?? record.document.id);
  return htmlFileHead(title, readAsset('page.css'), readAsset('page.js'));
}

export function htmlFoot(): string {
  return `</main>
<button class="back" type="button" hidden>Back</button>
<script>${readAsset('page.js')}</script>
</body>
</html>
`;
}

/** One article with its record. `index` tells the articles of one file apart. */
export function htmlArticle(record: ChanceryRecord, index: number, options: PageOptions = {}): string {
  const view = page(record, options);
  const keys = keysOf(record, index);
  return `<div class="sheet">
${masthead(view, index)}
<div class="desk">
<article class="story" id="a${index}" aria-label="The article"${language(record)}>
${story(record, keys)}
</article>
<section class="record" id="r${index}" aria-label="The record" tabindex="-1">
${recordHtml(view, keys)}
</section>
</div>
</div>
`;
}

function masthead({ head }: Page, index: number): string {
  const facts = [
    head.author === null ? null : `by ${escaped(head.author)}`,
    head.published === null ? 'no date' : escaped(head.published) + (head.inferred ? ' (inferred)' : ''),
    `${head.words.toLocaleString('en')} ${head.words === 1 ? 'word' : 'words'}`,
    head.url !== null && /^https?:\/\//i.test(head.url)
      ? `<a href="${escaped(head.url)}" rel="noopener noreferrer">the page</a>`
      : null,
  ].filter((fact) => fact !== null);
  return `<header class="masthead">
<a class="skip" href="#r${index}">To the record</a>
${head.outlet === null ? '' : `<p class="outlet">${escaped(head.outlet)}</p>\n`}<h1>${escaped(head.title)}</h1>
<p class="facts">${facts.join(' <span aria-hidden="true">·</span> ')}</p>
</header>`;
}

function story(record: ChanceryRecord, keys: Keys): string {
  const { text } = record.document;
  const title = record.document.title === null ? null : oneLine(record.document.title);
  // Paragraphs and marks are walked side by side: looking through all marks for each paragraph would be quadratic.
  const marks = [...marksOf(record)].sort((a, b) => a.start - b.start);
  let next = 0;
  let near: Mark[] = [];
  const statements = new Map(record.statements.map((statement) => [statement.id, statement]));
  const seen = new Set<string>();
  return paragraphs(text)
    .map((paragraph) => {
      near = near.filter(({ end }) => end > paragraph.start);
      for (let mark = marks[next]; mark !== undefined && mark.start < paragraph.end; mark = marks[next]) {
        near.push(mark);
        next += 1;
      }
      const line = oneLine(text.slice(paragraph.start, paragraph.end));
      const kind =
        line === title ? ' class="echo"' : /^.{1,80}(?<![.!?:;,…"”’')\]])$/.test(line) ? ' class="sub"' : '';
      const words = segments(paragraph, near, seen).map((segment) =>
        segmentHtml(text, segment, keys, statements),
      );
      return `<p${kind}>${words.join('')}</p>`;
    })
    .join('\n');
}

function segmentHtml(
  text: string,
  segment: Segment,
  keys: Keys,
  statements: ReadonlyMap<string, Statement>,
): string {
  const words = escaped(harmless(text.slice(segment.start, segment.end)));
  if (segment.marks.length === 0) return words;
  const anchors = segment.begins.map((id) => `<span id="t-${keys.of(id)}"></span>`).join('');
  const ids = [...new Set(segment.marks.map(({ id }) => keys.of(id)))].join(' ');
  const classes = ['seg', ...new Set(segment.marks.map(({ part }) => part))];
  const innermost = segment.marks.findLast(({ part }) => part === 'content');
  if (innermost !== undefined) {
    classes.push(`k${keys.hue(innermost.id)}`);
    if (statements.get(innermost.id)?.anonymous === true) classes.push('unnamed');
  }
  const trigger = segment.marks.findLast(({ part }) => part === 'trigger');
  if (trigger !== undefined) classes.push(keys.quad(trigger.id));
  const attributes = `class="${classes.join(' ')}" data-keys="${ids}"`;
  // One stop of the Tab key for each event and statement, where it begins: the way from words to record.
  const target =
    trigger?.id ??
    segment.marks.findLast(({ part, id }) => part === 'content' && segment.begins.includes(id))?.id;
  return target !== undefined && segment.begins.includes(target)
    ? `${anchors}<a ${attributes} href="#l-${keys.of(target)}">${words}</a>`
    : `${anchors}<span ${attributes}>${words}</span>`;
}

/** Ids of the record as short keys that are safe in HTML and differ between the articles of a file. */
function keysOf(record: ChanceryRecord, index: number): Keys {
  const keys = new Map<string, string>();
  const add = (letter: string, ids: readonly { readonly id: string }[]): void => {
    ids.forEach(({ id }, position) => {
      if (!keys.has(id)) keys.set(id, `${index}${letter}${position}`);
    });
  };
  add('n', record.entities);
  add('s', record.statements);
  add('e', record.events);
  add('g', record.agenda);
  add('d', record.disputes);
  const hues = huesOf(record);
  const quads = new Map(record.events.map(({ id, quad }) => [id, quad.replace(' ', '-')]));
  return {
    of: (id) => keys.get(id) ?? `${index}x`,
    hue: (id) => hues.get(id) ?? 0,
    quad: (id) => quads.get(id) ?? '',
    evidence: new Set(marksOf(record).map(({ id }) => id)),
  };
}

/** Statement to colour: one for each speaker, in the order in which they first speak. */
function huesOf(record: ChanceryRecord): ReadonlyMap<string, number> {
  const speakers = new Map<string, number>();
  const hues = new Map<string, number>();
  for (const { id, speaker, source } of record.statements) {
    const name = speaker ?? (source === null ? '' : record.document.text.slice(source.start, source.end));
    const hue = speakers.get(name) ?? speakers.size % HUES;
    speakers.set(name, hue);
    hues.set(id, hue);
  }
  return hues;
}

function language({ document }: ChanceryRecord): string {
  return document.language === null ? '' : ` lang="${escaped(document.language)}"`;
}
