import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InputOptions, type InputResult, readInputs } from './index.js';

const PROSE = 'The ministers of Norway and Chile met in Oslo on Tuesday and agreed to reopen the talks.';
const LONG = Array.from({ length: 8 }, (_, index) => `<p>Paragraph ${index}. ${PROSE}</p>`).join('');

const rss = (items: string, channel = '<title>The Courier</title><link>https://courier.example/</link>') =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${channel}${items}</channel></rss>`;
const escaped = (html: string): string => html.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const encoded = (html: string): string => `<content:encoded><![CDATA[${html}]]></content:encoded>`;

async function read(feed: string | Uint8Array, options: InputOptions = {}): Promise<InputResult[]> {
  async function* stdin(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(feed);
  }
  return all(['-'], { stdin: stdin(), ...options });
}
async function all(inputs: readonly string[], options: InputOptions): Promise<InputResult[]> {
  const results: InputResult[] = [];
  for await (const result of readInputs(inputs, options)) results.push(result);
  return results;
}
async function fault(feed: string | Uint8Array, options: InputOptions = {}): Promise<string> {
  const results = await read(feed, options);
  expect(results).toHaveLength(1);
  const [result] = results;
  return result?.ok === false ? `${result.error.code} ${result.error.reason}` : 'none';
}
async function titleOf(item: string): Promise<string | null | undefined> {
  const [result] = await read(rss(`<item>${item}<description>${PROSE}</description></item>`));
  return result?.ok ? result.document.title : undefined;
}

describe('feeds that carry their articles', () => {
  it('reads RSS with the facts that the feed states', async () => {
    const item = `<item><title>Talks resume</title><link>/a/1?x=1&amp;y=2</link><guid isPermaLink="false">7</guid><dc:creator>Jane Doe</dc:creator><pubDate>Tue, 07 Jan 2020 10:30:00 GMT</pubDate>${encoded(LONG)}</item>`;
    const [result, ...more] = await read(rss(item));
    expect(more).toEqual([]);
    expect(result).toMatchObject({
      ok: true,
      input: '-:1',
      place: { source: '-', item: 1, link: 'https://courier.example/a/1?x=1&y=2' },
      document: {
        id: 'https://courier.example/a/1?x=1&y=2',
        url: 'https://courier.example/a/1?x=1&y=2',
        title: 'Talks resume',
        outlet: 'The Courier',
        author: 'Jane Doe',
        published: '2020-01-07T10:30:00Z',
        publishedBasis: 'metadata',
      },
    });
    expect(result?.ok && result.document.text).toMatch(/^Paragraph 0\. The ministers.*\n\nParagraph 1\./);
  });

  it('reads Atom with XHTML, its links against xml:base', async () => {
    const feed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/news/" xml:lang="en"><title>A</title><entry xml:base="2020/"><id>tag:1</id><title type="html">Q &amp;amp; &lt;b&gt;A&lt;/b&gt;</title><link rel="self" href="no"/><link href="talks.html"/><author><name>Jane Doe</name></author><author><name>John Roe</name></author><published>2020-01-07T10:30:00+01:00</published><updated>2021-01-01T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${LONG}<p>R &amp; D</p></div></content></entry></feed>`;
    const [result] = await read(feed);
    expect(result).toMatchObject({
      document: {
        title: 'Q & A',
        url: 'https://a.example/news/2020/talks.html',
        author: 'Jane Doe, John Roe',
        published: '2020-01-07T10:30:00+01:00',
      },
    });
    expect(result?.ok && result.document.text).toMatch(/Paragraph 7\. .*\n\nR & D$/);
  });

  it('reads RDF', async () => {
    const feed = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://r.example/"><title>R</title><link>https://r.example/</link></channel><item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/1</link><description>${PROSE}</description><dc:date>2020-01-07</dc:date><dc:creator>Jane Doe</dc:creator></item></rdf:RDF>`;
    expect(await read(feed)).toMatchObject([
      {
        document: {
          title: 'One',
          text: PROSE,
          outlet: 'R',
          author: 'Jane Doe',
          published: '2020-01-07',
          url: 'https://r.example/1',
        },
      },
    ]);
  });

  it('reads JSON Feed, HTML and text', async () => {
    const items = [
      { id: 1, url: 'one', title: 'A &amp; B', content_html: LONG, date_published: '2020-01-07T00:00:00Z' },
      { id: '2', content_text: PROSE, authors: [{ name: 'Jane Doe' }] },
    ];
    const version = 'https://jsonfeed.org/version/1.1';
    const feed = JSON.stringify({ version, title: 'J', home_page_url: 'https://j.example/', items }, null, 2);
    expect(await read(feed)).toMatchObject([
      { document: { title: 'A &amp; B', url: 'https://j.example/one', published: '2020-01-07T00:00:00Z' } },
      { document: { id: '2', url: null, text: PROSE, author: 'Jane Doe', outlet: 'J' } },
    ]);
  });

  it('reads the charset of the declaration, and of no page within', async () => {
    const latin = rss(`<item><title>Café</title><description>${PROSE}</description></item>`).replace(
      'UTF-8',
      'ISO-8859-1',
    );
    expect(await read(Buffer.from(latin, 'latin1'))).toMatchObject([{ document: { title: 'Café' } }]);
    const within = rss(`<item><title>Café</title>${encoded(`<meta charset="utf-16">${LONG}`)}</item>`);
    expect(await read(Buffer.from(within))).toMatchObject([{ document: { title: 'Café' } }]);
    expect(await read(`\ufeff\n${within}`)).toMatchObject([{ document: { title: 'Café' } }]);
  });

  it.each([
    ['<title>AT&amp;T</title>', 'AT&T'],
    ['<title>AT&amp;amp;T</title>', 'AT&T'],
    ['<title>&amp;amp;lt;b&amp;amp;gt;</title>', '&lt;b&gt;'],
    ['<title>&amp;lt;b&amp;gt; is a tag</title>', '<b> is a tag'],
    ['<title><![CDATA[Moon &amp; Kim: <em>peace</em>]]></title>', 'Moon & Kim: peace'],
    ['<title>Rates &lt; 2 %</title>', 'Rates < 2 %'],
    ['<title> Two\n  lines </title>', 'Two lines'],
  ])('decodes %s once', async (item, title) => expect(await titleOf(item)).toBe(title));

  it('leaves out dates that are none', async () => {
    const item = `<item><title>T</title><pubDate>Fri, 31 Dec 9999 00:00:00 GMT</pubDate><description>${escaped(`<p>${PROSE}</p>`)}</description></item>`;
    expect(await read(rss(item))).toMatchObject([{ document: { published: null, text: PROSE } }]);
  });

  it('lets what was given win', async () => {
    const item = `<item><title>T</title><description>${PROSE}</description><pubDate>Tue, 07 Jan 2020 10:30:00 GMT</pubDate></item>`;
    expect(await read(rss(item), { published: '2019-01-01', outlet: 'Mine' })).toMatchObject([
      { document: { published: '2019-01-01', publishedBasis: 'given', outlet: 'Mine' } },
    ]);
  });
});

describe('feeds that are none', () => {
  it('says what is wrong, once', async () => {
    const feed = { inputFormat: 'feed' } as const;
    const item = `<item><title>T</title><description>${PROSE}</description></item>`;
    expect(await fault(rss(item.repeat(3)).slice(0, -30))).toMatch(/^DOCUMENT_FEED_INVALID it is cut off/);
    expect(await fault(rss(item).slice(0, 250))).toMatch(/^DOCUMENT_FEED_INVALID it is cut off/);
    expect(await fault('Dear reader, this is no feed.', feed)).toBe('DOCUMENT_FEED_INVALID it is no XML');
    expect(await fault('<?xml version="1.0"?><urlset><url/></urlset>')).toContain('no feed but <urlset>');
    expect(await fault('{"version":"https://jsonfeed.org/version/1","items":[{')).toContain('no valid JSON');
    expect(await fault('{"a":1}', feed)).toContain('"version" of JSON Feed');
    expect(await fault(`<rss version="2.0">${'<a>'.repeat(50_000)}</rss>`)).toContain(
      'DOCUMENT_FEED_INVALID',
    );
    expect(await fault(rss(''))).toMatch(/^DOCUMENT_EMPTY/);
  });

  it('expands nothing that a document type declares', async () => {
    const entities = Array.from(
      { length: 10 },
      (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
    ).join('');
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${entities}]><rss version="2.0"><channel><item><title>&l10;</title></item></channel></rss>`;
    expect(await fault(bomb)).toContain('XML bomb');
    const outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(await fault(`${outside}${rss('<item><title>&x;</title></item>').slice(38)}`)).toContain('bomb');
    const harmless = rss(`<item><title>T</title><description>${PROSE}</description></item>`).replace(
      '?>',
      '?><!-- <a> --><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "rss-0.91.dtd">',
    );
    expect(await read(harmless)).toMatchObject([{ ok: true }]);
  });

  it('names an item without text and link, and reads the others', async () => {
    const results = await read(
      rss(
        `<item><title>Empty</title></item><item><title>Linked</title><link>https://x.example/1</link></item><item><title>Script</title><link>javascript:alert(1)</link></item><item><title>T</title><description>${PROSE}</description></item>`,
      ),
    );
    expect(results).toMatchObject([
      { ok: false, input: '-:1', error: { reason: 'item 1 (“Empty”) has neither text nor a link' } },
      { ok: false, error: { code: 'DOCUMENT_FEED_ITEM', hint: expect.stringContaining('--follow') } },
      { ok: false, place: { item: 3 }, error: { reason: expect.stringContaining('neither') } },
      { ok: true },
    ]);
  });
});

describe('feeds of links', () => {
  let server: Server;
  let base = '';
  let busy = 0;
  let most = 0;
  let requests: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      requests.push(path);
      busy += 1;
      most = Math.max(most, busy);
      setTimeout(() => {
        busy -= 1;
        const items = [1, 2, 3, 4]
          .map(
            (id) =>
              `<item><title>Feed title ${id}</title><link>${id === 4 ? 'gone' : `page/${id}`}</link><pubDate>Tue, 0${id} Dec 2020 10:30:00 GMT</pubDate><description>In short…</description></item>`,
          )
          .join('');
        if (path === '/feed') {
          response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
          response.end(rss(items, '<title>The Courier</title>'));
        } else if (path === '/sitemap') {
          response
            .writeHead(200, { 'content-type': 'text/xml' })
            .end('<?xml version="1.0"?><urlset></urlset>');
        } else if (path.startsWith('/page/')) {
          const title = path === '/page/1' ? '<title>Its own title</title>' : '';
          response.writeHead(200, { 'content-type': 'text/html' });
          response.end(`<html><head>${title}</head><body><article>${LONG}</article></body></html>`);
        } else response.writeHead(404).end();
      }, 5);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('fetches the articles of a feed that was fetched, one at a time', async () => {
    const results = await all([`${base}/feed`], { allowPrivate: true });
    expect(results).toMatchObject([
      {
        place: { link: `${base}/page/1` },
        document: { title: 'Its own title', published: '2020-12-01T10:30:00Z' },
      },
      {
        document: {
          id: `${base}/page/2`,
          title: 'Feed title 2',
          outlet: 'The Courier',
          publishedBasis: 'metadata',
        },
      },
      { ok: true },
      { ok: false, place: { item: 4 }, error: { code: 'DOCUMENT_ADDRESS_STATUS', input: `${base}/gone` } },
    ]);
    expect(most).toBe(1);
  });

  it('fetches for a feed from a file only when told to, and nothing private then', async () => {
    const feed = rss(
      `<item><title>T</title><link>${base}/page/3</link><description>${PROSE}</description></item>`,
    );
    requests = [];
    expect(await read(feed)).toMatchObject([{ document: { text: PROSE } }]);
    expect(requests).toEqual([]);
    expect(await read(feed, { follow: true })).toMatchObject([
      { error: { code: 'DOCUMENT_ADDRESS_REFUSED' } },
    ]);
    expect(requests).toEqual([]);
    const [followed] = await read(feed, { follow: true, allowPrivate: true });
    expect(followed?.ok && followed.document.text).toContain('Paragraph 7');
  });

  it('says of other XML that it is no feed', async () => {
    expect(await all([`${base}/sitemap`], { allowPrivate: true })).toMatchObject([
      { error: { code: 'DOCUMENT_FEED_INVALID' } },
    ]);
  });
});
