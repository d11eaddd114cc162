/** Whose someone is where the words beside the name do not say it in so many words. */
import { describe, expect, it } from 'vitest';
import { meant, read } from './testing.js';

describe('a name behind its office', () => {
  it('is of the state that sends, not of the one where the office is held', () => {
    const draft = read('U.S. Ambassador to Libya Dana Poole left on Friday. Ambassador Poole is due back.');
    expect(meant(draft, 'Dana Poole')?.country).toBe('USA');
    expect(meant(draft, 'Poole', 1)?.country).toBe('USA');
  });

  it('is of the side of the person or the body that is spoken for', () => {
    const draft = read(
      'Libyan commander Khalifa Haftar met the envoy. A spokesman for Haftar, Colonel Nuri Barasi, denied it.',
    );
    expect(meant(draft, 'Nuri Barasi')?.country).toBe('LBY');
  });

  it('takes over what was known of the envoy who had no name', () => {
    const draft = read(
      'A Kenyan envoy met him on Monday. The envoy, Paul Otieno, flew home the same evening.',
    );
    expect(meant(draft, 'Paul Otieno')?.country).toBe('KEN');
  });

  it('is an American legislator’s with party and state behind it', () => {
    expect(meant(read('Carla Nye, R-N.H., called for an inquiry.'), 'Carla Nye')).toMatchObject({
      country: 'USA',
      sector: 'LEG',
    });
    expect(meant(read('Carla Nye, a baker, called for an inquiry.'), 'Carla Nye')?.country).toBeNull();
  });

  it('is of the state whose act opens the report, where the office has no nationality', () => {
    const draft = read(
      'Poland has closed two crossings with Belarus. Interior Minister Marek Nowak said they would stay shut.',
    );
    expect(meant(draft, 'Marek Nowak')?.country).toBe('POL');
  });
});

describe('a legislator', () => {
  it('is of the country whose party stands behind the name', () => {
    expect(meant(read('Luis Arango, a Florida Republican, objected.'), 'Luis Arango')?.country).toBe('USA');
  });
});

describe('a government that somebody backs', () => {
  it('is not that of the subject', () => {
    const draft = read('Egypt has backed the government.');
    expect(meant(draft, 'the government')?.country ?? null).not.toBe('EGY');
  });
});

describe('peoples and places', () => {
  const news =
    'Chad sent troops to Zouar. Chad said Zouar was calm. Chad denied the report. Sunnis in Chad met the president of Chad.';

  it('that no list ties to a state are of the one country that the news is about', () => {
    const draft = read(news);
    expect(meant(draft, 'Sunnis')?.country).toBe('TCD');
    expect(
      draft.entities.filter(({ kind }) => kind === 'place').every(({ country }) => country === 'TCD'),
    ).toBe(true);
  });

  it('are of none in news of two countries', () => {
    const draft = read('Sunnis met in Chad. Sunnis met in Niger.');
    expect(meant(draft, 'Sunnis')?.country ?? null).toBeNull();
  });
});

describe('an office', () => {
  it('of a town is not of the state that the report opens with', () => {
    const draft = read('Russia struck Kharkiv overnight. Mayor Ihor Petrenko said two people died.');
    expect(meant(draft, 'Ihor Petrenko')?.country).not.toBe('RUS');
  });

  it('for a country is no office of that country', () => {
    expect(
      meant(read('The special envoy for Syria, Dana Poole, resigned.'), 'Dana Poole')?.country,
    ).toBeNull();
  });
});

describe('a body', () => {
  it('is called by the letters in brackets afterwards, also where the lexicon has its name', () => {
    const draft = read(
      'The Government of National Unity (GNU) in Tripoli condemned it. Gunmen loyal to the GNU fled.',
    );
    expect(meant(draft, 'GNU', 1)).toMatchObject({ name: 'Government of National Unity', country: 'LBY' });
  });

  it('keeps its members in brackets apart', () => {
    expect(meant(read('The G7 (Canada, France and Japan among them) condemned it.'), 'Canada')?.country).toBe(
      'CAN',
    );
  });

  it('is another state’s each time it is named elsewhere, and so is "the ministry" behind it', () => {
    const draft = read(
      'In Beijing, the Foreign Ministry condemned it. The ministry spoke of a plot. In Hanoi, the Foreign Ministry thanked Laos.',
    );
    expect(meant(draft, 'Foreign Ministry')?.country).toBe('CHN');
    expect(meant(draft, 'The ministry')?.country).toBe('CHN');
    expect(meant(draft, 'Foreign Ministry', 1)?.country).toBe('VNM');
  });

  it('is of the place behind its name', () => {
    expect(meant(read('The Harbour Council in Tripoli condemned it.'), 'Harbour Council')?.country).toBe(
      'LBY',
    );
  });

  it('is the White House where "the administration" follows an American president', () => {
    const draft = read('U.S. President Joe Biden met lawmakers. The administration defended the plan.');
    expect(meant(draft, 'The administration')).toMatchObject({ name: 'White House', country: 'USA' });
    expect(meant(read('Chad voted. The administration defended it.'), 'The administration')).toBeUndefined();
  });

  it('is the Union’s where a Commission team acts in its news', () => {
    const draft = read('The EU fined a firm. A Commission team is due in Tirana on Friday, the EU said.');
    expect(meant(draft, 'Commission team')?.country).toBe('EUR');
  });
});

describe('armed groups', () => {
  it('are of the place behind them, soldiers are not', () => {
    const draft = read('Strikes hit militants in Yemen. Later strikes hit soldiers in Syria.');
    expect(meant(draft, 'militants')?.country).toBe('YEM');
    expect(meant(draft, 'soldiers')?.country ?? null).toBeNull();
  });

  it('are of the movement without borders that they are linked to', () => {
    const draft = read('Al Qaeda-linked militants in Iraq fled.');
    expect(meant(draft, 'Al Qaeda-linked militants')?.country).toBe('IMG');
  });

  it('go on as "they" behind words that open a sentence', () => {
    const draft = read('The rebels hold two towns in Chad. In the past weeks, they seized an airfield.');
    expect(meant(draft, 'they')?.sector).toBe('REB');
  });
});

describe('"its"', () => {
  it('is the acting state’s behind the body that it dealt with', () => {
    const draft = read('Russia was shut out of the G-8 after its seizure of Crimea.');
    expect(meant(draft, 'its')?.country).toBe('RUS');
  });

  it('is of whoever stands right before it otherwise', () => {
    expect(meant(read('Oslo put pressure on Iran over its programme.'), 'its')?.country).toBe('IRN');
  });
});

describe('"the country"', () => {
  it('is the state spoken of last, but not where somebody leaves it', () => {
    const draft = read('Iran was warned on Monday. The country has tested a missile.');
    expect(meant(draft, 'The country')?.country).toBe('IRN');
    const left = read("Ghana ordered Togo's ambassador to leave the country.");
    expect(meant(left, 'the country')).toBeUndefined();
  });
});

describe('"it" and "its"', () => {
  it('is whoever is doing something or ready to, and nobody in "it is hard to"', () => {
    const draft = read(
      'Turkey denied that it is giving arms. Chad said it was ready to talk. Mali said it is hard to win.',
    );
    expect(meant(draft, 'it')?.country).toBe('TUR');
    expect(meant(draft, 'it', 1)?.country ?? null).toBe('TCD');
    expect(meant(draft, 'it', 2)).toBeUndefined();
  });

  it('reaches back over a sentence that time words open', () => {
    const draft = read(
      'China claims the shoal. In 2012 it took control of the lagoon. It took years to map it.',
    );
    expect(meant(draft, 'it took')).toBeUndefined();
    expect(meant(draft, 'it')?.country).toBe('CHN');
  });

  it('is the owner of the thing that the sentence is about', () => {
    expect(
      meant(read("Russia's conduct has not changed since its seizure of the port."), 'its')?.country,
    ).toBe('RUS');
  });

  it('is nobody in "it is becoming clear", nor "he" the owner of the one who speaks', () => {
    expect(meant(read('Russia shelled the town. It is becoming clear that it fell.'), 'It')).toBeUndefined();
    const draft = read("Benjamin Netanyahu's adviser Ophir Katz said he would resign.");
    expect(meant(draft, 'he', 1)?.name).not.toBe('Benjamin Netanyahu');
  });

  it('opens a sentence with somebody who acts for it', () => {
    const draft = read('The European Union has offered gas. Its trade commissioner will travel to Ottawa.');
    expect(meant(draft, 'Its')?.country).toBe('EUR');
  });
});
