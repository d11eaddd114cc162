/** Briefs: of made-up material, and of a real archive of the golden records. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Archive } from '../../archive/index.js';
import { archiveOf, goldenRecords, type TestArchive } from '../../archive/queries/testing.js';
import type { Evidence } from '../evidence.js';
import type { IncidentSummary } from '../incidents/index.js';
import { updateAnalysis } from '../update.js';
import { type Brief, composeBrief, type Material, Sentence } from './index.js';
import { readMaterial } from './of-archive.js';
import { likelihoodWordsIn } from './probability.js';
import { plain, quoted } from './sentence.js';

const QUESTION = {
  kind: 'situation',
  about: ['PRK', 'USA'],
  since: '2019-02-01',
  until: '2019-03-31',
} as const;
const NOTHING: Material = {
  articles: [],
  incidents: [],
  voices: [],
  disputes: [],
  changes: [],
  positions: [],
  plans: [],
};

function evidence(words: string, given: Partial<Evidence> = {}): Evidence {
  return {
    document: 1,
    outlet: 'Vestnik',
    published: '2019-02-28',
    title: 'A title',
    url: 'https://vestnik.example/1',
    address: 'https://vestnik.example/1',
    origin: 'Vestnik',
    words,
    span: { start: 0, end: words.length },
    ...given,
  };
}

function incident(given: Partial<IncidentSummary> = {}): IncidentSummary {
  return {
    key: '1:e1',
    nature: 'happening',
    category: 'CONSULT',
    mode: null,
    intends: null,
    quad: 'verbal cooperation',
    scale: 2.5,
    status: 'actual',
    from: '2019-02-27',
    to: '2019-02-28',
    place: { key: 'VNM', name: 'Hanoi', country: 'VNM' },
    actors: [
      { key: 'PRK', name: 'Kim Jong-un', country: 'PRK' },
      { key: 'USA', name: 'Donald Trump', country: 'USA' },
    ],
    recipients: [],
    origins: ['Vestnik', 'Eastgate'],
    newsOrigins: ['Vestnik', 'Eastgate'],
    disagreements: [],
    outcome: null,
    ...given,
  };
}

const sentencesOf = (brief: Brief): readonly Sentence[] =>
  brief.sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ sentences }) => sentences));
const textOf = (sentence: Sentence): string => sentence.pieces.map(({ text }) => text).join('');

describe('a sentence', () => {
  it('cannot be made without a record', () => {
    // @ts-expect-error no evidence is no sentence, says the compiler
    expect(() => Sentence.of([], plain('It rained.'))).toThrow('without a record');
    expect(() => Sentence.of([evidence(' ')], plain('It rained.'))).toThrow('without a record');
    // @ts-expect-error nor is there another way to one
    type Forbidden = ConstructorParameters<typeof Sentence>;
    expect<Forbidden | null>(null).toBe(null);
    expect(Sentence.is({ pieces: [plain('It rained.')], evidence: [evidence('It rained.')] })).toBe(false);
  });

  it('quotes only what its records hold', () => {
    expect(() => Sentence.of([evidence('They met.')], quoted('They met in Hanoi.'))).toThrow(
      'no record holds',
    );
    expect(Sentence.is(Sentence.of([evidence('They met.')], quoted('They met.')))).toBe(true);
  });

  it('is the only thing that a brief takes', () => {
    const forged = {
      pieces: [plain('It rained.')],
      evidence: [evidence('It rained.')],
    } as unknown as Sentence;
    const brief = composeBrief(QUESTION, {
      ...NOTHING,
      incidents: [{ incident: incident(), reports: [evidence('They met.')] }],
    });
    expect(brief.numbersOf(forged)).toEqual([]);
  });
});

describe('a situation brief', () => {
  const reports = [
    evidence('Kim met Trump.', { document: 1, origin: 'Eastgate' }),
    evidence('Kim met Trump.', { document: 2, outlet: 'Bohai', origin: 'Eastgate' }),
    evidence('The two talked.', { document: 3, outlet: 'Vestnik', origin: 'Vestnik' }),
  ];

  it('tells an incident once, with the feet that it stands on', () => {
    const brief = composeBrief(QUESTION, { ...NOTHING, incidents: [{ incident: incident(), reports }] });
    expect(brief.sections.map(({ heading }) => heading)).toEqual(['What happened']);
    const [paragraph] = brief.sections[0]?.paragraphs ?? [];
    expect(paragraph?.label).toBe('27–28 Feb 2019');
    expect(paragraph?.sentences.map(textOf)).toEqual([
      'Kim Jong-un and Donald Trump conferred in Hanoi (CONSULT).',
      'Kim met Trump.',
      'Three articles tell it, on two independent origins: Vestnik and Eastgate.',
    ]);
    expect(paragraph?.sentences.map((sentence) => brief.numbersOf(sentence))).toEqual([
      [1, 2],
      [1],
      [1, 2, 3],
    ]);
    expect(brief.references.map(({ number, document }) => [number, document])).toEqual([
      [1, 1],
      [2, 3],
      [3, 2],
    ]);
  });

  it('leaves out what has no words', () => {
    expect(
      composeBrief(QUESTION, { ...NOTHING, incidents: [{ incident: incident(), reports: [] }] }).sections,
    ).toEqual([]);
    const change = {
      period: '2019-W09',
      from: '2019-02-25',
      to: '2019-03-03',
      probability: 0.9,
      before: 1,
      after: -2,
      way: 'toward conflict',
      incidents: [],
    } as const;
    const changes = [{ between: ['North Korea', 'United States'] as const, change, evidence: [] }];
    expect(composeBrief(QUESTION, { ...NOTHING, changes }).sections).toEqual([]);
  });

  it('tells what reports do not agree on, what did not happen, and what was threatened', () => {
    const disagreements = [
      {
        about: 'number' as const,
        of: 'missiles',
        versions: [
          { report: '1:e1', says: 'two talked' },
          { report: '2:e1', says: 'four missiles' },
        ],
      },
    ];
    const brief = composeBrief(QUESTION, {
      ...NOTHING,
      incidents: [
        { incident: incident({ disagreements, status: 'negated' }), reports },
        { incident: incident({ nature: 'possibility', category: 'THREATEN', from: '2019-06-01' }), reports },
        { incident: incident({ nature: 'plan', category: 'AGREE' }), reports },
      ],
    });
    const texts = sentencesOf(brief).map(textOf);
    const differ = sentencesOf(brief).find((it) => textOf(it).startsWith('They do not agree'));
    expect(differ?.pieces.map(({ kind, text }) => [kind, text])).toEqual([
      ['plain', 'They do not agree on '],
      ['plain', 'a number: '],
      // in quotation marks only what a report has word for word
      ['quoted', 'two talked'],
      ['plain', '; '],
      ['told', 'four missiles'],
      ['plain', '.'],
    ]);
    expect(texts.some((text) => text.startsWith('By these reports it did not happen that Kim'))).toBe(true);
    expect(brief.sections[0]?.paragraphs.map(({ label }) => label)).toEqual([
      '27–28 Feb 2019',
      'told 28 Feb 2019',
    ]);
  });

  it('says how many it left out', () => {
    const incidents = Array.from({ length: 9 }, (_, n) => ({
      incident: incident({
        from: `2019-02-1${n}`,
        to: `2019-02-1${n}`,
        origins: n > 5 ? ['A', 'B', 'C'] : ['A'],
      }),
      reports,
    }));
    const [section] = composeBrief(QUESTION, { ...NOTHING, incidents }, { limit: 3 }).sections;
    expect(section?.omitted).toBe(6);
    expect(section?.paragraphs.map(({ label }) => label)).toEqual([
      '16 Feb 2019',
      '17 Feb 2019',
      '18 Feb 2019',
    ]);
  });

  it('keeps words of probability as they were said, and names the scale', () => {
    const voice = {
      speaker: 'Yoo Dong-hyuk',
      country: 'KOR',
      anonymous: false,
      direct: true,
      via: ['Han River Daily'],
      stance: null,
      cued: false,
      evidence: evidence('a third summit is very unlikely this year'),
    };
    const brief = composeBrief(QUESTION, {
      ...NOTHING,
      voices: [voice, { ...voice, evidence: evidence('we met in the hall') }],
    });
    expect(brief.sections.map(({ heading }) => heading)).toEqual([
      'Who says what',
      'What is held to be likely',
    ]);
    expect(brief.sections[1]?.paragraphs[0]?.sentences.map(textOf)).toEqual([
      'Yoo Dong-hyuk, through Han River Daily, 28 Feb 2019: a third summit is very unlikely this year',
      'On the scale of ICD-203 very unlikely stands for 5 to 20 per cent; whether the speaker meant that scale is not said.',
    ]);
  });
});

it('tells each story of the press once, with copies and retellings', () => {
  const article = (
    document: number,
    outlet: string,
    group: number,
    retells: number | null,
    origin: string,
  ) => ({
    lead: evidence(`Lead of ${group}.`, {
      document,
      outlet,
      origin,
      title: `Title ${document}`,
      published: `2019-02-0${document}`,
    }),
    group,
    retells,
  });
  const articles = [
    article(1, 'Eastgate Wire', 1, null, 'Eastgate'),
    article(2, 'Bohai', 1, null, 'Eastgate'),
    article(3, 'Genkai', 3, 2, 'Eastgate'),
    article(4, 'Vestnik', 4, null, 'Vestnik'),
    article(5, 'Far', 5, 99, 'Elsewhere'),
  ];
  const brief = composeBrief({ ...QUESTION, kind: 'press' }, { ...NOTHING, articles });
  expect(brief.basis).toEqual({ articles: 5, outlets: 5, origins: 3 });
  expect(
    brief.sections[0]?.paragraphs.map(({ label, sentences }) => [label, ...sentences.map(textOf)]),
  ).toEqual([
    [
      'Eastgate',
      'Eastgate Wire, 1 Feb 2019: Title 1. Lead of 1.',
      'Printed also by Bohai.',
      'Retold by Genkai.',
    ],
    ['Vestnik', 'Vestnik, 4 Feb 2019: Title 4. Lead of 4.'],
    ['Elsewhere', 'Far, 5 Feb 2019: Title 5. Lead of 5.'],
  ]);
});

describe('words of probability', () => {
  it.each<[string, readonly (readonly [string, number, number])[]]>([
    [
      'It is likely to fail and almost certainly late.',
      [
        ['likely', 55, 80],
        ['almost certainly', 95, 99],
      ],
    ],
    [
      'It is very unlikely, or at best improbable.',
      [
        ['very unlikely', 5, 20],
        ['improbable', 20, 45],
      ],
    ],
    [
      'A roughly even chance; a remote possibility.',
      [
        ['roughly even chance', 45, 55],
        ['remote possibility', 1, 5],
      ],
    ],
    ['It is not likely, hardly likely and isn’t probable.', []],
    ['It is more likely than most likely, in a remote village.', []],
    ['A likely-looking lad of Unlikelyville.', []],
    ['Highly   Probable', [['Highly   Probable', 80, 95]]],
  ])('are known in “%s”', (text, expected) => {
    expect(likelihoodWordsIn(text).map(({ words, from, to }) => [words, from, to])).toEqual(expected);
  });

  it('stand where they are said to', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('likely', 'very', 'un', 'not', 'odds', 'roughly even', 'almost certain', '—'),
        ),
        (parts) => {
          const text = parts.join(' ');
          for (const { words, start } of likelihoodWordsIn(text)) {
            expect(text.slice(start, start + words.length)).toBe(words);
          }
        },
      ),
    );
  });
});

describe('out of an archive', () => {
  let kept: TestArchive;
  let archive: Archive;
  const records = goldenRecords();
  beforeAll(async () => {
    kept = await archiveOf(records);
    archive = kept.archive;
    await updateAnalysis(archive);
  }, 300_000);
  afterAll(() => kept.remove());

  it.each([
    ['situation', ['ARM', 'AZE']],
    ['press', ['VEN']],
    ['situation', ['VEN']],
    ['situation', ['Luis Herrera']],
  ] as const)(
    'a %s brief about %s stands on the words of articles',
    async (kind, about) => {
      const question = { kind, about, since: '2000-01-01', until: '2030-01-01' };
      const material = await readMaterial(archive, question);
      const brief = composeBrief(question, material);
      expect(brief.sections.length).toBeGreaterThan(0);
      expect(brief.references.map(({ number }) => number)).toEqual(
        brief.references.map((_, index) => index + 1),
      );
      for (const { document, words, span } of brief.references) {
        const text = records[kept.documents.indexOf(document)]?.document.text ?? '';
        const slice = text.slice(span.start, span.end);
        for (const piece of words.split(' … ')) expect(slice).toContain(piece);
      }
      const used = new Set(sentencesOf(brief).flatMap((sentence) => brief.numbersOf(sentence)));
      expect(used.size).toBe(brief.references.length);
      for (const sentence of sentencesOf(brief)) expect(brief.numbersOf(sentence).length).toBeGreaterThan(0);
      expect(composeBrief(question, await readMaterial(archive, question)).references).toEqual(
        brief.references,
      );
    },
    120_000,
  );

  it('of a party that it does not know there is nothing', async () => {
    const question = { ...QUESTION, about: ['Ruritania'] };
    expect(composeBrief(question, await readMaterial(archive, question)).sections).toEqual([]);
  });
});
