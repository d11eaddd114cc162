import { describe, expect, it } from 'vitest';
import { documentFromHtml } from '../index.js';

const PARAGRAPHS = [
  'The foreign ministers of Norway and Chile met in Oslo on Tuesday and agreed to reopen the talks that broke down in the spring.',
  '“We have lost enough time,” the Norwegian minister said after the meeting, which lasted for more than three hours.',
  'A first round is to be held in Santiago next month, according to two officials who were present at the meeting.',
];
const BODY = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
const TEXT = PARAGRAPHS.join('\n\n');

/** A page as a content system serves it, with the usual around the article. */
function page(head: string, article: string): string {
  return `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">${head}</head><body>
<header><a href="/">Home</a><nav><ul><li><a href="/world">World</a></li></ul></nav></header>
<main><article>${article}</article></main>
<aside><h3>Most read</h3><ul><li><a href="/1">Storm closes airport in the north</a></li></ul></aside>
<footer><p>© 2021 Northern Courier Ltd. All rights reserved.</p></footer>
<script>document.body.innerHTML = 'ran';</script></body></html>`;
}

const GRAPH = `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
  {"@type":"NewsMediaOrganization","@id":"#org","name":"Northern Courier"},
  {"@type":"Person","@id":"#jane","name":"Jane Doe"},
  {"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Another story","datePublished":"2001-01-01"}]},
  {"@type":["ReportageNewsArticle"],"headline":"Norway &amp; Chile to reopen talks","author":[{"@id":"#jane"},{"@type":"Person","name":"JOHN ROE"}],
   "publisher":{"@id":"#org"},"datePublished":"2021-05-04T18:30:00+0200","mainEntityOfPage":"https://courier.example/talks"}]}</script>`;

describe('documentFromHtml', () => {
  it('reads a JSON-LD graph whose nodes point at each other', async () => {
    const document = await documentFromHtml(
      page(GRAPH, `<h1>Norway &amp; Chile to reopen talks</h1>${BODY}`),
    );
    expect(document).toMatchObject({
      title: 'Norway & Chile to reopen talks',
      outlet: 'Northern Courier',
      author: 'Jane Doe and John Roe',
      published: '2021-05-04T18:30:00+02:00',
      publishedBasis: 'metadata',
      url: 'https://courier.example/talks',
      language: 'en-GB',
      text: TEXT,
    });
  });

  it('reads Open Graph and meta tags', async () => {
    const head = `<title>Norway and Chile to reopen talks | Northern Courier</title>
      <meta property="og:title" content="Norway and Chile to reopen talks | Northern Courier">
      <meta property="og:site_name" content="Northern Courier"><meta name="author" content="By Jane Doe, Political Correspondent">
      <meta property="article:published_time" content="2021-05-04T16:30:00Z">
      <meta property="article:modified_time" content="2021-05-06T16:30:00Z">
      <link rel="canonical" href="/world/talks">`;
    const document = await documentFromHtml(
      page(head, BODY),
      {},
      'page',
      'https://www.courier.example/amp/talks?x=1',
    );
    expect(document).toMatchObject({
      title: 'Norway and Chile to reopen talks',
      outlet: 'Northern Courier',
      author: 'Jane Doe',
      published: '2021-05-04T16:30:00Z',
      url: 'https://www.courier.example/world/talks',
    });
  });

  it('infers from what the page shows where it states nothing', async () => {
    const head = '<title>Norway and Chile to reopen talks - Northern Courier</title>';
    const article = `<h1>Norway and Chile to reopen talks</h1><div class="byline">By Jane Doe</div>
      <p class="date">Posted: 6:45 PM, May 4, 2021</p><p class="date">Updated: May 6, 2021</p>${BODY}`;
    const document = await documentFromHtml(
      page(head, article),
      {},
      'page',
      'https://northerncourier.example/a',
    );
    expect(document).toMatchObject({
      title: 'Norway and Chile to reopen talks',
      outlet: 'Northern Courier',
      author: 'Jane Doe',
      published: '2021-05-04T18:45',
      publishedBasis: 'inferred',
      text: TEXT,
    });
  });

  it('says null where nothing is known, and takes what is given', async () => {
    const bare = await documentFromHtml(`<p>${PARAGRAPHS.join('<br><br>')}</p>`);
    expect(bare).toMatchObject({
      title: null,
      outlet: null,
      author: null,
      published: null,
      publishedBasis: null,
      url: null,
    });
    expect(bare.text).toBe(TEXT);
    const given = await documentFromHtml(page(GRAPH, BODY), { published: '2021-05-01', outlet: 'Mine' });
    expect(given).toMatchObject({ published: '2021-05-01', publishedBasis: 'given', outlet: 'Mine' });
  });

  it('leaves boilerplate out', async () => {
    const article = `<h1>Norway and Chile to reopen talks</h1><p>Updated 5:12 am EST, May 6, 2021</p>
      <div class="share-bar"><p>Share this with your friends and colleagues today.</p></div>
      <figure><img src="a.jpg"><p>The ministers in Oslo on Tuesday, with their delegations.</p></figure>
      <p>${PARAGRAPHS[0]}</p><p>Photo: Jane Doe/Getty Images</p>
      <p><a href="/2">Read more: Chile recalls its ambassador to Norway</a></p>
      <p>${PARAGRAPHS[1]?.replace('minister', '<span class="rollover">minister<span class="rollover-content">Has been in office since 2013. More about the minister.</span></span>')}</p>
      <div class="newsletter-signup"><p>Get the news of the day in your inbox every morning.</p></div>
      <p>${PARAGRAPHS[2]}</p><h3>More on this story</h3>
      <ul><li><a href="/3">Timeline of the talks</a></li><li><a href="/4">Who is who in Santiago</a></li></ul>
      <p>Sign up for our newsletter and get it daily.</p><p>Additional reporting by John Roe in Santiago</p>`;
    expect((await documentFromHtml(page('', article))).text).toBe(TEXT);
  });

  it('keeps sentences that only look like boilerplate', async () => {
    const kept = [
      'More than 200 people signed up for the march, its organisers said on Tuesday evening in the capital.',
      'Related parties must register with the court by Friday, the judge wrote in her order to the two governments.',
      'Close to the border, soldiers follow the talks on Facebook and wait for news of their families at home.',
    ];
    const article = [...PARAGRAPHS, ...kept].map((paragraph) => `<p>${paragraph}</p>`).join('');
    expect((await documentFromHtml(page('', article))).text).toBe([...PARAGRAPHS, ...kept].join('\n\n'));
  });

  it('keeps an article that stands under an odd name', async () => {
    const document = await documentFromHtml(
      page('', `<div class="related entry-content-read-more">${BODY}</div>`),
    );
    expect(document.text).toBe(TEXT);
  });

  it('takes the whole article from JSON-LD where the page shows its start, and not a teaser', async () => {
    const script = (body: string): string =>
      `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":${JSON.stringify(body)},}</script>`;
    const more =
      'The two sides broke off talks over fishing rights in March, and each blamed the other for it. '
        .repeat(5)
        .trim();
    const whole = `<p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p><p>${more}</p>`;
    const walled = await documentFromHtml(page(script(whole), `<p>${PARAGRAPHS[0]}</p>`));
    expect(walled.text).toBe(`${PARAGRAPHS[0]}\n\n${PARAGRAPHS[1]}\n\n${more}`);
    const teased = await documentFromHtml(page(script(`${PARAGRAPHS[0]?.slice(0, 60)}…`), BODY));
    expect(teased.text).toBe(TEXT);
  });

  it('keeps words apart and together as the page shows them', async () => {
    const article = `<p>In <a href="/s">Seoul</a>, the <b>minister</b>\u00a0said co&shy;operation
      would go on.</p>${BODY}`;
    expect((await documentFromHtml(page('', article))).text).toMatch(
      /^In Seoul, the minister said cooperation would go on\.\n\n/,
    );
  });

  it('refuses a page without an article, an empty one and one too large or too tangled', async () => {
    await expect(documentFromHtml(page('', ''), {}, 'p.html')).rejects.toMatchObject({
      code: 'DOCUMENT_NO_ARTICLE',
      input: 'p.html',
    });
    await expect(documentFromHtml(' ')).rejects.toMatchObject({ code: 'DOCUMENT_EMPTY' });
    await expect(documentFromHtml('x'.repeat(17 * 2 ** 20))).rejects.toMatchObject({
      code: 'DOCUMENT_TOO_LARGE',
    });
    await expect(documentFromHtml('<b>'.repeat(200_000))).rejects.toMatchObject({
      code: 'DOCUMENT_TOO_LARGE',
    });
  });

  it('does not hang on what is nested deep or long', async () => {
    const started = performance.now();
    for (const html of [
      `${'<div>'.repeat(9_000)}${BODY}`,
      '<p><span>'.repeat(5_000),
      `<p>${'a '.repeat(1_000_000)}`,
    ]) {
      await documentFromHtml(html, { language: 'en' }).catch((error: unknown) => {
        expect(error).toMatchObject({ name: 'DocumentError' });
      });
    }
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
