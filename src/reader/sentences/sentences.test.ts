import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../draft.js';
import { createSentencesStage } from './index.js';

const stage = createSentencesStage({
  splitRunTogether: (word) => (word === 'Warsawhas' ? ['Warsaw', 'has'] : null),
});

const read = (text: string, title: string | null = null) => {
  const document = {
    id: 't',
    title,
    text,
    outlet: null,
    author: null,
    url: null,
    language: 'en',
    published: null,
    publishedBasis: null,
  };
  const out = stage.run({ document } as Draft) as Pick<Draft, 'tokens' | 'sentences' | 'quotations'>;
  const slice = (span: { start: number; end: number }): string => text.slice(span.start, span.end);
  return {
    ...out,
    slice,
    sentenceTexts: out.sentences.map(slice),
    phraseTexts: out.sentences.flatMap((s) => s.phrases.map(slice)),
    verb: (lemma: string) => out.sentences.flatMap((s) => s.verbs).find((v) => v.lemma === lemma),
  };
};

describe('sentences', () => {
  test.each([
    ['Mr. Lund met Gen. A. B. Okoro on Monday. They spoke.', 2],
    ['The U.S. and the U.K. agreed. It ended at 5 p.m. Nobody spoke.', 3],
    ['“Is it over?” she asked. “It is.” He left.', 3],
    ['The talks ended.The envoys left.', 2],
    ['See example.com for No. 5 of 12.', 1],
    ['The envoy moved in. The army said no. It left.', 3],
  ])('%s', (text, count) => {
    expect(read(text).sentences).toHaveLength(count);
  });

  test('a line of hard-wrapped text does not end a paragraph, a line of its own does', () => {
    const wrapped =
      'The two ministers met for three hours in the old harbour\ntown and agreed to keep the crossing open until the end\nof the month, a spokesman for the host government told\nreporters.';
    expect(read(wrapped).sentences).toHaveLength(1);
    expect(read('First came one.\nThen came two.').sentences.map((s) => s.paragraph)).toEqual([0, 1]);
  });

  test('the title, repeated as first line, and section headings are headings; prose is not', () => {
    const title = 'Oslo hosts talks';
    const { sentences } = read(`${title}\n\nEnvoys came.\n\nWhat comes next\n\nNobody knows.`, title);
    expect(sentences.map((s) => s.heading)).toEqual([true, false, true, false]);
  });

  test('words that ran together become two tokens over the same characters', () => {
    const { tokens, slice, verb } = read('On Monday Warsawhas recalled its envoy.');
    expect(tokens.map(slice).slice(2, 4)).toEqual(['Warsaw', 'has']);
    expect(verb('recall')).toMatchObject({ perfect: true, form: 'finite' });
  });
});

describe('datelines', () => {
  test.each([
    ['CARACAS, Feb 1, 2025 (Meridian News) - Venezuela released two men.', 'Venezuela released two men.'],
    ['GENEVA (Lake Post), 11 July 2023 — The envoy spoke.', 'The envoy spoke.'],
    ['NICOSIA — Turkey barred ferries.', 'Turkey barred ferries.'],
    ['Washington (CNN) Secretary Ann Roe announced it.', 'Secretary Ann Roe announced it.'],
  ])('%s', (text, first) => {
    const { sentences, slice } = read(text);
    expect(sentences.map((s) => s.heading)).toEqual([true, false]);
    expect(sentences.map(slice)[1]).toBe(first);
  });

  test.each([
    'Oslo (pictured) said no.',
    'Oslo – the host – said no.',
    'NATO said no.',
    'Russia and China (Beijing calls it a pact) agreed.',
  ])('none in: %s', (text) => {
    expect(read(text).sentences).toHaveLength(1);
  });
});

describe('noun phrases', () => {
  test.each([
    ['They discussed a site Minsk had promised to close.', ['They', 'a site', 'Minsk']],
    [
      'The prime minister’s aide visited Riga last week.',
      ['The prime minister’s', 'aide', 'Riga', 'last week'],
    ],
    ['A far-reaching Franco-German deal collapsed.', ['A far-reaching Franco-German deal']],
    ['After meeting Lund, some say the pact is dead.', ['Lund', 'some', 'the pact']],
    [
      'The three foreign ministers met five armed men; in 2019 Oslo left.',
      ['The three foreign ministers', 'five armed men', '2019 Oslo'],
    ],
    ['On Oct. 7 angry gunmen came.', ['Oct. 7', 'angry gunmen']],
    [
      'The ramped-up contact with acting Defence Secretary Ann Roe stopped.',
      ['The ramped-up contact', 'acting Defence Secretary Ann Roe'],
    ],
  ])('%s', (text, phrases) => {
    expect(read(text).phraseTexts).toEqual(phrases);
  });
});

describe('verb groups', () => {
  test.each([
    [
      'Oslo has not been seeking talks.',
      'seek',
      { negated: true, perfect: true, progressive: true, tense: 'present' },
    ],
    ['The pact will be signed soon.', 'sign', { passive: true, tense: 'future' }],
    ['Envoys may also visit Riga.', 'visit', { modal: 'may', passive: false }],
    ['It was said to have paved the way.', 'pave', { form: 'infinitive', perfect: true }],
    ['Rockets fired by rebels hit Riga.', 'fire', { form: 'participle', passive: true }],
    ['Rockets fired by rebels hit Riga.', 'hit', { form: 'finite', tense: 'past' }],
    ['It follows an invitation presented in May by envoys.', 'present', { form: 'participle' }],
    ['Officials said Oslo launched in May a new force.', 'launch', { form: 'finite', tense: 'past' }],
    ['The ministry plans to close the border.', 'plan', { form: 'finite', tense: 'present' }],
    ['Lund’s been hinting at it.', 'hint', { progressive: true }],
  ])('%s (%s)', (text, lemma, expected) => {
    expect(read(text).verb(lemma)).toMatchObject(expected);
  });
});

describe('quotations', () => {
  test('a quotation that no mark closes goes on in the next paragraph', () => {
    const { quotations, slice } = read('She said: “We waited.\n\n“Then we left,” she said.');
    expect(quotations.map(slice)).toEqual(['“We waited.', '“Then we left,”']);
    expect(quotations.map((q) => [q.closed, q.continues])).toEqual([
      [false, null],
      [true, 0],
    ]);
  });

  test.each([
    ['The ministers’ talks and the envoy’s visit ended in the ’90s.', []],
    ['He called it a ‘clear breach’ of the envoys’ pact.', ['‘clear breach’']],
    ["``We wait,'' he said.", ["``We wait,''"]],
    ['"Yes," she said. "No."', ['"Yes,"', '"No."']],
  ])('%s', (text, quoted) => {
    const { quotations, slice } = read(text);
    expect(quotations.map(slice)).toEqual(quoted);
  });
});

test('whatever the text, tokens are in order, in range, and slice to themselves', () => {
  const word = fc.constantFrom(
    'Oslo',
    'said',
    '“',
    '”',
    '‘',
    '’',
    '.',
    'U.S.',
    '\n',
    '\n\n',
    '-',
    '…',
    '\u00a0',
    '😀',
    "''",
    '``',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(word, { maxLength: 60 }).map((w) => w.join(' ')),
  );
  fc.assert(
    fc.property(text, (input) => {
      const { tokens, sentences, quotations } = read(input);
      let at = 0;
      for (const token of tokens) {
        expect(token.start).toBeGreaterThanOrEqual(at);
        expect(token.end).toBeGreaterThan(token.start);
        expect(input.slice(token.start, token.end)).toBe(token.text);
        at = token.end;
      }
      expect(sentences.every((s) => s.first <= s.last && s.start < s.end)).toBe(true);
      expect(
        quotations.every((q) => q.start < q.innerStart && q.innerEnd <= q.end && q.end <= input.length),
      ).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a megabyte of noise is read in linear time', () => {
  for (const unit of ['a', '“ x ', '‘b ', 'ab. ', '"q ', '\u0301', '- ', "'s "]) {
    const size = 250_000;
    const { tokens } = read(unit.repeat(Math.ceil(size / unit.length)));
    expect(tokens.length).toBeGreaterThan(0);
  }
});

test.each(["Oleniuk's", 'Oleniuk’s', "RASKOVA'S"])(
  'what was read before does not decide how %s is read',
  (name) => {
    const words = (text: string) => read(text).tokens.map(({ start, end }) => text.slice(start, end));
    const before = words(`The plan was ${name} army.`);
    expect(before).toHaveLength(7);
    words(`The plan was ${name}. It was ${name}, they say (${name}).`);
    expect(words(`The plan was ${name} army.`)).toEqual(before);
  },
);
