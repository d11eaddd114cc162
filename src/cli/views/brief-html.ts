/**
 * A brief as one HTML file that needs nothing else: the style is inside and named by its hash in the content security
 * policy, there is no script, and whatever comes from articles is escaped.
 */
import type { Brief, Paragraph, Reference, Sentence } from '../../analysis/briefs/index.js';
import { type BriefView, factsOf, repeatedIn, runsOf, titleOf } from './brief.js';
import { dateInWords } from './dates.js';
import { harmless, oneLine } from './harmless.js';
import { htmlFileHead, readAsset } from './html-file.js';
import { escaped } from './markup.js';

export function briefHtml(view: BriefView): string {
  const { brief } = view;
  const title = titleOf(view);
  return `${htmlFileHead(title, readAsset('brief.css'), null)}<h1>${escaped(title)}</h1>
<p class="facts">${factsOf(brief).map(escaped).join(' <span aria-hidden="true">·</span> ')}</p>
${brief.sections.length === 0 ? '<p>The archive holds nothing on this.</p>\n' : ''}${brief.sections.map((one) => section(one, brief)).join('')}${references(brief)}</main>
</body>
</html>
`;
}

function section({ heading, paragraphs, omitted }: Brief['sections'][number], brief: Brief): string {
  const left = omitted === 0 ? '' : `<p class="omitted">${omitted.toLocaleString('en')} more left out.</p>\n`;
  return `<section>
<h2>${escaped(heading)}</h2>
${paragraphs.map((one) => paragraph(one, brief)).join('\n')}
${left}</section>
`;
}

function paragraph({ label, lines, sentences }: Paragraph, brief: Brief): string {
  const words = sentences.map((one) => sentence(one, brief));
  const text =
    lines === true
      ? `<ul>${words.map((line) => `<li>${line}</li>`).join('')}</ul>`
      : `<p>${words.join(' ')}</p>`;
  return label === null
    ? `<div class="paragraph wide">${text}</div>`
    : `<div class="paragraph"><p class="label">${escaped(oneLine(label))}</p>${text}</div>`;
}

function sentence(one: Sentence, brief: Brief): string {
  const words = one.pieces.map(({ kind, text }) => {
    const safe = escaped(harmless(text).replace(/\s+/g, ' '));
    return kind === 'quoted' ? `<q>“${safe.trim()}”</q>` : safe;
  });
  const links = runsOf(brief.numbersOf(one)).map(([first, last]) =>
    first === last
      ? `<a href="#r${first}">${first}</a>`
      : `<a href="#r${first}">${first}</a>–<a href="#r${last}">${last}</a>`,
  );
  return `${words.join('')}<span class="numbers"> [${links.join(', ')}]</span>`;
}

function references(brief: Brief): string {
  const { references: list } = brief;
  if (list.length === 0) return '';
  const repeated = repeatedIn(brief);
  return `<section>
<h2>References</h2>
<ol class="references">
${list.map((one) => reference(one, repeated.get(one.number))).join('\n')}
</ol>
</section>
`;
}

/** @param as the number under which its words stand already */
function reference(
  { number, outlet, published, title, words, url, document }: Reference,
  as: number | undefined,
): string {
  const facts = [outlet, published === null ? 'no date' : dateInWords(published), title].filter(
    (it) => it !== null,
  );
  const line = facts.map((fact) => escaped(oneLine(fact))).join(', ');
  const linked =
    url !== null && /^https?:\/\//i.test(url)
      ? `<a href="${escaped(oneLine(url))}" rel="noopener noreferrer">${line}</a>`
      : line;
  const said =
    as === undefined ? `<q>“${escaped(oneLine(words))}”</q>` : `the words of [<a href="#r${as}">${as}</a>]`;
  return `<li id="r${number}" value="${number}">${linked}: ${said} (no. ${document})</li>`;
}
