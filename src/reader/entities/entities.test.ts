import { describe, expect, it } from 'vitest';
import { createLexicon } from '../../lexicon/index.js';
import type { Entity } from '../../record/index.js';
import type { Draft } from '../draft.js';
import { createSentencesStage } from '../sentences/index.js';
import { draftOfText } from '../start.js';
import { createEntitiesStage } from './index.js';
import { countryOf, createMentionIndex } from './lookup.js';

const lexicon = createLexicon();
const sentences = createSentencesStage(lexicon);
const entities = createEntitiesStage(lexicon);

const read = (text: string, published: string | null = '2019-04-03'): Draft => {
  const start: Draft = draftOfText(text, published);
  const parted = { ...start, ...sentences.run(start) };
  return { ...parted, ...entities.run(parted) };
};

/** All that these words, at their n-th occurrence, name. */
const namedBy = (draft: Draft, words: string, nth = 0): readonly Entity[] => {
  let at = -1;
  for (let i = 0; i <= nth; i++) at = draft.document.text.indexOf(words, at + 1);
  const ids = draft.mentions
    .filter(({ start, end }) => start === at && end === at + words.length)
    .map(({ entity }) => entity);
  return draft.entities.filter(({ id }) => ids.includes(id));
};
const one = (draft: Draft, words: string, nth = 0): Entity | undefined => namedBy(draft, words, nth)[0];

describe('a word that describes a state at the head of a sentence', () => {
  it('is no part of its name', () => {
    expect(one(read('Neighbouring Burkina Faso condemned it.'), 'Burkina Faso')?.country).toBe('BFA');
  });
});

describe('states', () => {
  it('takes a capital that acts or owns for the government, one that is gone to for a place', () => {
    const draft = read(
      "Hanoi has rejected Seoul's offer. The envoy returned from a trip to Hanoi and spoke in Seoul.",
    );
    expect(one(draft, 'Hanoi')).toMatchObject({ kind: 'state', country: 'VNM' });
    expect(one(draft, 'Seoul')).toMatchObject({ kind: 'state', country: 'KOR' });
    expect(one(draft, 'Hanoi', 1)).toMatchObject({ kind: 'place', country: 'VNM' });
    expect(one(draft, 'Seoul', 1)).toMatchObject({ kind: 'place', country: 'KOR' });
  });

  it('takes The Hague for a place where something is, and Brussels for the Union in news of it', () => {
    const draft = read('A court in The Hague ruled. The EU met. The EU, Brussels said, waits for Belgium.');
    expect(one(draft, 'Hague')?.kind).toBe('place');
    expect(one(draft, 'Brussels')?.country).toBe('EUR');
  });

  it('reads states on both sides of a hyphen', () => {
    const draft = read('The aides prepared U.S.-North Korean talks on Friday.');
    expect(one(draft, 'U.S.')?.country).toBe('USA');
    expect(one(draft, 'North Korean')?.country).toBe('PRK');
  });

  it('knows the North and the South of the country that the article is about', () => {
    const draft = read('South Korea wrote to North Korea. The North did not answer, but the South waited.');
    expect(one(draft, 'North', 1)?.country).toBe('PRK');
    expect(one(draft, 'South', 1)?.country).toBe('KOR');
    expect(one(read('Farmers in the South of France met. The North was dry.'), 'North')).toBeUndefined();
  });

  it.each([
    ['The cooks served French fries.', 'French'],
    ['Historians wrote about the Korean War.', 'Korean'],
    ['Ships crossed the Indian Ocean.', 'Indian'],
    ['Michael Jordan opened a school.', 'Jordan'],
    ['A turkey crossed the road.', 'turkey'],
    ['He spoke in Russian.', 'Russian'],
    ['She studied at Georgia Tech.', 'Georgia'],
    ['They drove through New Mexico.', 'Mexico'],
  ])('refuses the state in %j', (text, words) => {
    expect(namedBy(read(text), words).filter(({ kind }) => kind === 'state')).toEqual([]);
  });
});

describe('people', () => {
  it('knows from the text whom no lexicon knows, for the rest of the article', () => {
    const draft = read(
      'Kenyan Water Minister Wanjiru Ombati flew home. Ms. Ombati smiled. “Good,” she said.',
    );
    const minister = one(draft, 'Wanjiru Ombati');
    expect(minister).toMatchObject({ country: 'KEN', sector: 'GOV', role: 'Water Minister', basis: 'title' });
    expect(one(draft, 'Ombati', 1)).toBe(minister);
    expect(one(draft, 'she')).toBe(minister);
  });

  it('reads who someone is from an apposition on either side', () => {
    const behind = read('Pavel Orlanov, Bulgaria’s interior minister, agreed.');
    expect(one(behind, 'Pavel Orlanov')).toMatchObject({
      country: 'BGR',
      sector: 'GOV',
      role: 'interior minister',
    });
    const before = read('Bulgaria’s interior minister, Pavel Orlanov, agreed.');
    expect(one(before, 'Pavel Orlanov')).toMatchObject({ country: 'BGR', sector: 'GOV' });
    const fellow = read('“It will fail,” said Ann T. Poewell, a senior fellow at the Harbour Institute.');
    expect(one(fellow, 'Ann T. Poewell')).toMatchObject({ role: 'fellow' });
    expect(one(fellow, 'Harbour Institute')).toMatchObject({ kind: 'organization', sector: 'EDU' });
  });

  it('takes no person for a place because a state owns the next words', () => {
    const draft = read(
      'Djoko Wirawanto, Indonesia’s acting director, agreed. They left Lowicz, Poland, early.',
    );
    expect(namedBy(draft, 'Djoko Wirawanto').filter(({ kind }) => kind === 'place')).toEqual([]);
  });

  it('links surnames to the part of the name that is the family name', () => {
    const draft = read(
      'Kim Dae-rim met Jorge Peña Soto and Omar al-Tazi. Mr. Kim left. Mr. Peña and al-Tazi stayed.',
    );
    expect(one(draft, 'Kim', 1)?.name).toBe('Kim Dae-rim');
    expect(one(draft, 'Peña', 1)?.name).toBe('Jorge Peña Soto');
    expect(one(draft, 'al-Tazi', 1)?.name).toBe('Omar al-Tazi');
  });

  it('keeps two people of one surname apart by gender', () => {
    const draft = read('Anna Lindholt met Peter Lindholt. Mr. Lindholt coughed. Ms. Lindholt left.');
    expect(one(draft, 'Lindholt', 2)?.name).toBe('Peter Lindholt');
    expect(one(draft, 'Lindholt', 3)?.name).toBe('Anna Lindholt');
  });

  it('gives a plural title to both names, and joins them with the full names', () => {
    const draft = read(
      'Ministers Kang and Jeong agreed. Foreign Minister Kang Kyung-wha of South Korea spoke later.',
    );
    expect(one(draft, 'Kang')?.name).toBe('Kang Kyung-wha');
    expect(one(draft, 'Jeong')?.kind).toBe('person');
  });

  it('takes "the president" for the one who is called so, and refuses "a president"', () => {
    const draft = read('President Moon Jae-in met Peter Lindholt. The president smiled. A president waits.');
    expect(one(draft, 'The president')?.country).toBe('KOR');
    expect(one(draft, 'A president')).toBeUndefined();
  });

  it('knows no people in capitals that are none', () => {
    const draft = read('While officials waited, Monday came. Talks went on. Stress grew in March.');
    expect(draft.entities.filter(({ kind }) => kind === 'person')).toEqual([]);
  });
});

describe('pronouns', () => {
  it('gives "he" outside a quotation to the last one who spoke, not to whom he spoke of', () => {
    const draft = read(
      'Mr. Lindholt added, “President Moon will travel soon. President Moon is tired,” he said.',
    );
    expect(one(draft, 'he')).toBe(one(draft, 'Lindholt'));
  });

  it('refuses "it" that stands for nothing, and "I"', () => {
    const draft = read('Russia waited. It is difficult to judge. “I agree,” said Peter Lindholt.');
    expect(one(draft, 'It')).toBeUndefined();
    expect(one(draft, 'I')).toBeUndefined();
  });
});

describe('groups and bodies', () => {
  it('names officials by country and sector, the same words as the same group', () => {
    const draft = read(
      'South Korean officials met. Later, South Korean officials left. Rebels watched the rebels.',
    );
    const officials = one(draft, 'South Korean officials');
    expect(officials).toMatchObject({ kind: 'group', country: 'KOR', sector: 'GOV' });
    expect(one(draft, 'South Korean officials', 1)).toBe(officials);
    expect(one(draft, 'rebels')).toMatchObject({ kind: 'group', country: null, sector: 'REB' });
  });

  it('parts two countries that share a head', () => {
    const draft = read('He praised the Russian and North Korean law enforcement agencies.');
    const groups = draft.entities.filter(({ kind }) => kind === 'group');
    expect(groups.map(({ country }) => country)).toEqual(['RUS', 'PRK']);
    const phrase = draft.sentences[0]?.phrases.at(-1);
    expect(phrase && createMentionIndex(draft).headsOf(phrase)).toHaveLength(2);
  });

  it('does not take a backer for the nationality', () => {
    const draft = read('U.S.-backed rebels withdrew.');
    expect(draft.entities.find(({ sector }) => sector === 'REB')?.country).toBeNull();
  });

  it('reads offices in the words of protocol', () => {
    const draft = read(
      'The Minister of Foreign Affairs of the Republic of Kenya, Musa Okech, met the Deputy Minister of Foreign Affairs of the Sultanate of Oman. Minister of Defence of Peru Juan Perez stayed away.',
    );
    expect(one(draft, 'Musa Okech')).toMatchObject({ kind: 'person', country: 'KEN' });
    expect(one(draft, 'Deputy Minister')).toMatchObject({ kind: 'person', country: 'OMN' });
    expect(one(draft, 'Juan Perez')).toMatchObject({ country: 'PER' });
    expect(draft.entities.map(({ name }) => name)).not.toContain('Affairs');
  });

  it('knows the rebels again who were named, and takes no army of theirs for the state’s', () => {
    const draft = read(
      'Officers in Colombia met the ELN. The rebels freed nine hostages. The army said nothing. The soldiers waited.',
    );
    const group = one(draft, 'ELN');
    expect(group).toMatchObject({ sector: 'REB', country: 'COL' });
    expect(one(draft, 'The rebels')).toBe(group);
    expect(one(draft, 'army')).not.toBe(group);
  });

  it('names a government by its leader, and once again as "the administration"', () => {
    const draft = read(
      'The Kim regime waited for the Trump administration. Kim’s regime wrote to the administration.',
    );
    expect(one(draft, 'Kim regime')).toMatchObject({ kind: 'organization', country: 'PRK', sector: 'GOV' });
    expect(namedBy(draft, 'regime', 1)[0]).toBe(one(draft, 'Kim regime'));
    expect(one(draft, 'the administration')?.country).toBe('USA');
  });

  it('refuses nouns that are no people', () => {
    const draft = read('Russian gas and Iranian missiles arrived; two F-16 fighters landed.');
    expect(draft.entities.every(({ kind }) => kind === 'state')).toBe(true);
  });
});

describe('organizations and outlets', () => {
  it('takes a news agency with its noun, and "the agency" for it', () => {
    const draft = read('The Tass news agency reported rain. The rain will last, the agency said.');
    expect(one(draft, 'Tass news agency')).toMatchObject({ kind: 'outlet', country: 'RUS' });
    expect(one(draft, 'the agency')).toBe(one(draft, 'Tass news agency'));
  });

  it('knows unknown bodies by their shape and by the acronym in brackets', () => {
    const draft = read(
      'The Northern Orchard Front (NOF) split. The NOF denied it. The Ministry of Fishery and Forestry left.',
    );
    const front = one(draft, 'Northern Orchard Front');
    expect(front).toMatchObject({ kind: 'organization' });
    expect(one(draft, 'NOF', 1)).toBe(front);
    expect(one(draft, 'Ministry of Fishery and Forestry')).toMatchObject({ sector: 'GOV' });
  });

  it('reads no state in the name of a newspaper', () => {
    const draft = read('The Washington Post reported it.');
    expect(draft.entities.map(({ kind }) => kind)).toEqual(['outlet']);
  });
});

describe('the stage', () => {
  it('reads known names in a headline in Title Case and nothing else', () => {
    const draft = read(
      'Kenya Warns Striking Harbour Workers Of Big Trouble\n\nKenya warned harbour workers on Monday.',
    );
    expect(draft.entities.filter(({ kind }) => kind !== 'group').map(({ country }) => country)).toEqual([
      'KEN',
    ]);
  });

  it('keeps mentions sorted, trimmed and pointing at entities, in order of first mention', () => {
    const draft = read('Russian Water Minister Boris Tsarov met French envoys. Mr. Tsarov thanked France.');
    const ids = new Set(draft.entities.map(({ id }) => id));
    let last = 0;
    for (const { start, end, entity } of draft.mentions) {
      const words = draft.document.text.slice(start, end);
      expect(words).toBe(words.trim());
      expect(start).toBeGreaterThanOrEqual(last);
      expect(ids.has(entity)).toBe(true);
      last = start;
    }
    expect(draft.entities.map(({ id }) => id)).toEqual(draft.entities.map((_, i) => `e${i + 1}`));
  });

  it('tells whom a phrase denotes', () => {
    const draft = read('French officials welcomed Russian Water Minister Boris Tsarov for U.S.-Iran talks.');
    const index = createMentionIndex(draft);
    const heads = draft.sentences[0]?.phrases.map((phrase) => index.headOf(phrase));
    expect(heads?.map((entity) => entity?.kind)).toEqual(['group', 'person', undefined]);
    expect(countryOf(heads?.[1])).toBe('RUS');
  });

  it('is not slowed by noise', () => {
    const began = performance.now();
    read('Kim of the Xu-'.repeat(4000));
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('who acts for whom', () => {
  it('ships, by the prefix of their navy', () => {
    const draft = read('A cutter rammed the BRP Datu Sanday, and the USS Porter sailed by.');
    expect(one(draft, 'BRP Datu Sanday')).toMatchObject({ country: 'PHL', sector: 'MIL' });
    expect(one(draft, 'USS Porter')?.country).toBe('USA');
    expect(one(read('The INS Kochi sailed by.'), 'INS Kochi')).toBeUndefined();
  });

  it('who speaks for a body, and groups by their people', () => {
    const draft = read('A spokesperson for the White House laughed. Kurdish groups and rebel factions wept.');
    expect(one(draft, 'spokesperson')?.country).toBe('USA');
    expect(one(draft, 'Kurdish groups')?.kind).toBe('group');
  });

  it('the President in a capital is no union’s', () => {
    const draft = read(
      'U.S. President Joe Biden spoke. The welders’ president, Roy Tessier, wept. He thanked the President.',
    );
    expect(one(draft, 'the President')?.name).toBe('Joe Biden');
  });

  it('an office without a country is that of the capital where the news is written', () => {
    const draft = read(
      "SEOUL, South Korea (AP) — South Korea's military fired on Tuesday. Defense Minister Shin Won-sik said Pyongyang had laid mines. The Joint Chiefs of Staff confirmed it. Leader Kim Jong Un and his sister, Kim Yo Jong, were silent. Mr. Kim smiled.",
    );
    expect(one(draft, 'Shin Won-sik')?.country).toBe('KOR');
    expect(one(draft, 'Joint Chiefs of Staff')?.country).toBe('KOR');
    expect(one(draft, 'military')?.kind).toBe('organization');
    expect(one(draft, 'Kim', 2)?.name).toBe('Kim Jong-un');
  });

  it('nobody is at an airport that is called after him', () => {
    expect(one(read('The envoy landed at Dulles airport.'), 'Dulles')).toBeUndefined();
  });
});
