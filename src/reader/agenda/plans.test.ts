import { describe, expect, it } from 'vitest';
import { agendaOf, draftOf } from '../../../test/events-of.js';

// Articles of Friday, 10 May 2024.
describe('plans', () => {
  it.each([
    ['The two ministers are to meet in Lugano on July 9.', 'planned 2024-07-09'],
    ['Bello is expected to fly to Lome on Thursday.', 'planned 2024-05-16'],
    ['On Monday the chancellor is due to receive Mr Bello in Bonn.', 'planned 2024-05-13'],
    ['Officials said another round would be held in Oslo on Wednesday.', 'planned 2024-05-15'],
    ['Ghana would appeal the ruling before the end of the year, its minister said.', 'planned 2024'],
    ['The envoy is going to brief the council on Sunday.', 'planned 2024-05-12'],
    ['Kenya leaves the mission on June 1.', 'planned 2024-06-01'],
    ['Kenya plans to hold a rally in Nairobi on Sunday.', 'planned 2024-05-12'],
    ['Ghana and Togo agreed to meet in June.', 'planned 2024-06'],
    ['The new tariffs take effect on June 1.', 'planned 2024-06-01'],
    ['Kenya and Chad will sign the accord.', 'planned null'],
    ['Ghana will recall its envoy on June 3 if the talks fail.', 'possible 2024-06-03'],
    ['If Togo asked, Ghana would send troops in June.', 'possible 2024-06'],
    ['Togo takes over the presidency on July 1.', 'planned 2024-07-01'],
    ['Bello may visit Togo.', 'possible null'],
    ['Ghana could close the border.', 'possible null'],
    ['Bello hinted that he will travel to Togo.', 'possible null'],
  ])('%s', async (text, expected) => {
    expect(await agendaOf(text)).toEqual([expect.stringMatching(new RegExp(`^${expected} `))]);
  });

  it.each([
    'Inflation will fall to 3 percent in June.',
    'Ghana wants to meet Togo.',
    'Ghana will not attend.',
    'Ghana could have attacked Togo.',
    'It does not mean that Ghana will sign the pact.',
    'Ghana had planned to meet Togo on June 2 but withdrew.',
    'In 2010 he was to meet Rawlings in Accra.',
    'Ghana will host Togo in the cup final in June.',
    'The film about Bello will open in Accra in June.',
    'The plan will be met with anger in Togo.',
    'Ghana will continue to support Togo.',
    'Photo caption: Protesters march in Accra on Sunday.',
  ])('leaves off: %s', async (text) => {
    expect(await agendaOf(text)).toEqual([]);
  });

  it('begins with the subject, its list and its insertion', async () => {
    expect(await agendaOf("Ghana's envoy, Ama Bello, is to visit Togo next month.")).toEqual([
      "planned 2024-06 Ghana's envoy, Ama Bello, is to visit Togo next month",
    ]);
    expect(await agendaOf('On Monday, Ghana, Togo and Mali will meet in Lome.')).toEqual([
      'planned 2024-05-13 Ghana, Togo and Mali will meet in Lome',
    ]);
  });

  it('takes only explicit words where the article has no date', async () => {
    expect(await agendaOf('Ghana will meet Togo in Lome.', null)).toHaveLength(1);
    expect(await agendaOf('Ghana met Togo in June.', null)).toEqual([]);
  });

  it('tells one plan once, with its day', async () => {
    const text = 'Ghana will meet Togo. The talks matter. Ghana will meet Togo on June 3.';
    expect(await agendaOf(text)).toEqual(['planned 2024-06-03 Ghana will meet Togo on June 3']);
  });

  it('points at the event in the same words', async () => {
    const { agenda, events } = await draftOf('Ghana will meet Togo on June 3.');
    expect(agenda[0]?.event).toBe(events[0]?.id);
  });
});
