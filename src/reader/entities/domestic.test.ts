/** Whose army, whose court, whose minister where the words do not say. All texts are invented. */
import { describe, expect, it } from 'vitest';
import { meant, read } from './testing.js';

describe('unnamed bodies and groups', () => {
  it('belong where the words behind them place them', () => {
    const draft = read('Norway protested after a court in Minsk jailed two of its sailors.');
    expect(meant(draft, 'court')).toMatchObject({ kind: 'organization', country: 'BLR', sector: 'JUD' });
  });

  it('belong where the sentence opens', () => {
    const draft = read('In Nairobi, thousands of protesters marched on the Ethiopian embassy.');
    expect(meant(draft, 'protesters')?.country).toBe('KEN');
  });

  it('belong to the country that the article is about', () => {
    const draft = read(
      'Chad voted on Sunday. Chad has known many coups. Chadian roads were empty. In Chad, shops closed.\n\n' +
        'The army stayed in its barracks.',
    );
    expect(meant(draft, 'army')).toMatchObject({ country: 'TCD', sector: 'MIL' });
  });

  it('are of no country in particular between two', () => {
    const draft = read('Chad and Sudan quarrel over the border, and the army is on alert.');
    expect(meant(draft, 'army')?.country).toBeNull();
  });

  it('are of the dateline where the article quarrels with another', () => {
    const draft = read(
      'NDJAMENA, May 3 - Chad expelled the envoy of Sudan on Friday, the foreign ministry said. Sudan recalled its own.',
    );
    expect(meant(draft, 'foreign ministry')?.country).toBe('TCD');
  });

  it('are of the state whose act they tell', () => {
    const draft = read('Chad recalled its envoy from Sudan on Monday, the presidency said.');
    expect(meant(draft, 'presidency')?.country).toBe('TCD');
  });

  it('do not take soldiers for natives of where they stand', () => {
    const draft = read('Soldiers in Mali and observers from Norway watched the vote.');
    expect(meant(draft, 'Soldiers')?.country ?? null).toBeNull();
  });

  it('leave diplomats and reporters without a country', () => {
    const draft = read('Diplomats in Vienna met reporters in Vienna.');
    expect(meant(draft, 'Diplomats')?.country ?? null).toBeNull();
  });
});

describe('people in office without a country', () => {
  it('speak at home where their capital acts in the article', () => {
    const draft = read(
      'Serbia protested to Hungary. Hungary shrugged.\n\nDefense Minister Milos Petrak told reporters in Belgrade that Hungary had to answer.',
    );
    expect(meant(draft, 'Milos Petrak')?.country).toBe('SRB');
  });

  it('are not made Swiss by a meeting in Geneva', () => {
    const draft = read(
      'Serbia protested to Hungary.\n\nDefense Minister Milos Petrak met Hungary and Serbia in Geneva.',
    );
    expect(meant(draft, 'Milos Petrak')?.country ?? null).toBeNull();
  });
});

describe('what a pronoun owns', () => {
  it('is of the owner’s country', () => {
    const draft = read('Peru protested. Peru said its navy would stay at sea.');
    expect(meant(draft, 'its navy')).toMatchObject({ kind: 'organization', country: 'PER' });
  });

  it('is the officer who is named behind it, not the owner', () => {
    const draft = read(
      'Peruvian President Ana Quispe left early. Her trade minister, Luis Paredes, stayed in Geneva.',
    );
    expect(meant(draft, 'Luis Paredes')).toMatchObject({ kind: 'person', country: 'PER' });
    expect(meant(draft, 'Luis Paredes')).not.toBe(meant(draft, 'Ana Quispe'));
  });

  it('is not the counterpart, who is somebody else’s', () => {
    const draft = read('Peruvian President Ana Quispe left early. Her counterpart stayed.');
    expect(meant(draft, 'Her counterpart')).toBeUndefined();
  });
});

describe('groups tied to somebody by a participle', () => {
  it('belong to those who lead them and keep their name', () => {
    const draft = read('Hamas-led gunmen crossed the fence.');
    expect(meant(draft, 'Hamas-led gunmen')).toMatchObject({ name: 'Hamas-led gunmen', country: 'PSE' });
  });

  it('do not belong to those who back them', () => {
    const draft = read('Turkish-backed fighters left.');
    expect(meant(draft, 'Turkish-backed fighters')).toMatchObject({
      name: 'Turkish-backed fighters',
      country: null,
    });
  });

  it('are one for each state behind "of"', () => {
    const draft = read('The presidents of Chad and Niger met.');
    const countries = draft.entities.filter(({ kind }) => kind === 'group').map(({ country }) => country);
    expect(countries.sort()).toEqual(['NER', 'TCD']);
  });
});
