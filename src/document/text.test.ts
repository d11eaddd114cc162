import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentError, documentFromText } from './index.js';

const PROSE =
  'The foreign ministers of Norway and Chile met in Oslo on Tuesday and agreed to reopen the talks that broke down ' +
  'in the spring. They said that a first round would be held within the month.';

describe('documentFromText', () => {
  it('keeps the text and drops a byte order mark', async () => {
    const text = `\u00a0 Ministers meet in Oslo \r\n\r\n${PROSE}\u200b\n\n`;
    expect((await documentFromText(`\ufeff${text}`)).text).toBe(text);
  });

  it('finds headline, author and date', async () => {
    const document = await documentFromText(
      `Ministers meet in Oslo\n\nBy Jane Doe and John Roe, Reuters\nPublished April 3, 2019 at 4:15 p.m.\n\n${PROSE}`,
    );
    expect(document).toMatchObject({
      title: 'Ministers meet in Oslo',
      author: 'Jane Doe and John Roe',
      published: '2019-04-03T16:15',
      publishedBasis: 'inferred',
      outlet: null,
      language: 'en',
    });
  });

  it.each([
    [
      'a headline said twice',
      `Ministers meet in Oslo.\n\nMinisters meet in Oslo.\n\n${PROSE}`,
      'Ministers meet in Oslo.',
    ],
    ['a headline above its paragraph', `Ministers meet in Oslo\n${PROSE}`, 'Ministers meet in Oslo'],
    ['a headline that asks', `Will they meet again?\n\n${PROSE}`, 'Will they meet again?'],
    ['a markdown headline', `# Ministers meet in Oslo\n\n${PROSE}`, 'Ministers meet in Oslo'],
    ['no headline but a sentence', `Ministers met in Oslo.\n\n${PROSE}`, null],
    ['no headline but a dateline', `OSLO (Reuters) - Ministers met\n\n${PROSE}`, null],
    ['no headline but a byline', `By Jane Doe\n\n${PROSE}`, null],
    ['no headline: wrapped lines', 'The foreign ministers of Norway and\nChile met in Oslo on Tuesday', null],
    ['no headline: the only line', 'Ministers meet in Oslo', null],
  ])('%s', async (_, text, title) => {
    expect((await documentFromText(text)).title).toBe(title);
  });

  it.each([
    ['BY JANE DOE | April 3, 2019', 'Jane Doe'],
    ['JANE DOE\nAssociated Press Writer', 'Jane Doe'],
    ['By Jane van der Berg in Seoul', 'Jane van der Berg'],
    ['By Tuesday the talks had failed', null],
    ['By Jane Doe and her brother, the ministers were told of it.', null],
    ['Jane Doe', null],
  ])('author of %j', async (line, author) => {
    expect((await documentFromText(`Ministers meet in Oslo\n\n${line}\n\n${PROSE}`)).author).toBe(author);
  });

  it.each([
    ['OSLO, April 3, 2019 (Reuters) - ', '2019-04-03'],
    ['OSLO, April 3 (Reuters) - ', null],
    ['On April 3, 2019 it was said that ', null],
  ])('date of %j', async (start, published) => {
    expect((await documentFromText(`${start}${PROSE}`)).published).toBe(published);
  });

  it.each([
    ['Northern Courier\n\nin Instagram', 'Northern Courier'],
    ['Northern Courier in Telegram', 'Northern Courier'],
    ['The Oslo Gazette', 'The Oslo Gazette'],
    ['Copyright © 2019 The Oslo Gazette, LLC. All rights reserved.', 'The Oslo Gazette'],
    ['Jane Doe', null],
    ['She was seen in Instagram', null],
    ['He spoke of it on Facebook.', null],
  ])('outlet of a text that ends in %j', async (end, outlet) => {
    expect((await documentFromText(`${PROSE}\n\n\n${end}\n`)).outlet).toBe(outlet);
  });

  it('lets what is given win', async () => {
    const given = {
      id: 'a1',
      title: 'Mine',
      outlet: 'O',
      author: 'A',
      url: 'https://o.example/1',
      published: '2019-04-04',
      language: 'en-GB',
    };
    const document = await documentFromText(`Theirs\n\nBy Jane Doe\nApril 3, 2019\n\n${PROSE}`, given);
    expect(document).toMatchObject({ ...given, publishedBasis: 'given' });
  });

  it('gives the same text the same id', async () => {
    const [a, b, c] = await Promise.all([PROSE, PROSE, `${PROSE} `].map((text) => documentFromText(text)));
    expect(a?.id).toBe(b?.id);
    expect(a?.id).not.toBe(c?.id);
  });

  it('refuses a date that is none, an empty text and a language that is not read', async () => {
    await expect(documentFromText(PROSE, { published: '2019-02-30' })).rejects.toMatchObject({
      code: 'DOCUMENT_DATE_INVALID',
    });
    await expect(documentFromText(' \n')).rejects.toMatchObject({ code: 'DOCUMENT_EMPTY' });
    await expect(documentFromText(PROSE, { language: 'fr' })).rejects.toMatchObject({
      code: 'DOCUMENT_LANGUAGE_UNSUPPORTED',
    });
  });

  it('never changes a text, and throws nothing but DocumentError', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('By Jane Doe', '', 'in Instagram', '© 2019 X'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
        const text = lines.join('\n');
        try {
          const document = await documentFromText(text);
          expect(document.text).toBe(text.replace(/^\ufeff/, ''));
        } catch (error) {
          expect(error).toBeInstanceOf(DocumentError);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('language', () => {
  const GERMAN =
    'Der Außenminister sagte am Dienstag, dass die Verhandlungen fortgesetzt werden. Er sprach in Berlin vor ' +
    'Journalisten und nannte keine weiteren Einzelheiten zu den Gesprächen, die in Wien stattfinden sollen.';

  it('names the language it does not read, and is overridden', async () => {
    await expect(documentFromText(GERMAN)).rejects.toMatchObject({
      code: 'DOCUMENT_LANGUAGE_UNSUPPORTED',
      reason: expect.stringContaining('German'),
      hint: expect.stringContaining('--language en'),
    });
    expect((await documentFromText(GERMAN, { language: 'en' })).language).toBe('en');
  });

  it.each([
    [
      'Korean',
      '외교부 장관은 화요일 서울에서 기자들과 만나 협상이 계속될 것이라고 말했다. 그는 회담의 세부 사항에 대해서는 언급하지 않았으며 다음 달에 다시 만나기로 했다고 밝혔다. 양국은 이번 회담에서 경제 협력과 안보 문제를 함께 논의하기로 합의했다고 전했다.',
    ],
    [
      'Spanish',
      'El ministro de Exteriores dijo el martes que las negociaciones continuarán en Ginebra. Habló ante los periodistas y no dio más detalles sobre las conversaciones, que deben terminar antes del verano.',
    ],
  ])('refuses %s', async (name, text) => {
    await expect(documentFromText(text)).rejects.toMatchObject({ reason: expect.stringContaining(name) });
  });

  it.each([
    'Kim Jong Un, Moon Jae-in, Vladimir Putin, Xi Jinping, Recep Tayyip Erdogan, Emmanuel Macron, Angela Merkel',
    'Talks resume',
    'Bonjour',
    `${GERMAN.slice(0, 76)} That, in the words of the minister, was what they had agreed on, and it was not what the other side of the table had wanted to hear from him at the end of the week.`,
  ])('lets pass %j', async (text) => {
    expect((await documentFromText(text)).language).toBe('en');
  });
});
