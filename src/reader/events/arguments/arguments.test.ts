import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../../test/events-of.js';

/** The parties alone: "CONSULT OMN → POL". */
const parties = async (text: string): Promise<readonly string[]> =>
  (await eventsOf(text)).map((line) =>
    line
      .replace(/>\w+/, '')
      .replace(/^(\S+) \S+ (.*→ ?\S*) \S+$/, '$1 $2')
      .trimEnd(),
  );

describe('subjects and objects', () => {
  it.each([
    ['Chad condemned Niger.', 'ACCUSE TCD → NER'],
    ['Niger was condemned by Chad.', 'ACCUSE TCD → NER'],
    ['Chad, which borders Niger, condemned Sudan.', 'ACCUSE TCD → SDN'],
    ['A delegation from Chad that arrived on Monday condemned Sudan.', 'ACCUSE TCD → SDN'],
    ['The government of Chad condemned Sudan.', 'ACCUSE TCD → SDN'],
    ["Chad's vice foreign minister condemned Sudan.", 'ACCUSE TCD → SDN'],
    ['Chad ended its silence and condemned Sudan.', 'ACCUSE TCD → SDN'],
    ['Chad has closed its border and expelled diplomats from Sudan.', 'SANCTION TCD → SDN'],
    ['Chad, Niger and Mali condemned Sudan.', 'ACCUSE MLI+NER+TCD → SDN'],
    ['Officials from Chad and Niger condemned Sudan.', 'ACCUSE NER+TCD → SDN'],
    ['Chad rejected a Sudanese offer of mediation.', 'REJECT TCD → SDN'],
    // a place of no state is no party
    ['Chad held military exercises in the Taiwan Strait.', 'MOBILIZE TCD →'],
  ])('%s', async (text, expected) => {
    expect(await parties(text)).toContain(expected);
  });

  it('keeps the clauses of a joined sentence apart', async () => {
    const found = await parties('Chad thanked Niger, and Mali condemned Sudan.');
    expect(found).toEqual(['SUPPORT TCD → NER', 'ACCUSE MLI → SDN']);
  });

  it('does not make the owner of an object the doer', async () => {
    expect(
      (await parties("An unknown group rejected Chad's claim.")).filter((line) => / TCD → /.test(line)),
    ).toEqual([]);
  });
});

describe('verbs without a subject of their own', () => {
  it.each([
    ['After meeting the foreign minister of Ghana, Togo imposed sanctions on Mali.', 'CONSULT GHA+TGO →'],
    ['With Togo refusing to ease sanctions on Mali, little moved.', 'REJECT TGO → MLI'],
    ['Togo urged Mali to release the prisoners.', 'REQUEST TGO → MLI'],
    ['Togo accused Mali of shelling Benin.', 'ACCUSE TGO → MLI'],
  ])('%s', async (text, expected) => {
    expect(await parties(text)).toContain(expected);
  });
});

describe('nouns', () => {
  it.each([
    ['The visit to Accra by the foreign minister of Togo ended.', 'CONSULT TGO → GHA'],
    ['Talks between Ghana and Togo were held in Lagos.', 'CONSULT GHA+TGO →'],
    ['Ghana held talks with Togo.', 'CONSULT GHA+TGO →'],
    [
      'The foreign minister of Ghana spoke to reporters after a meeting with the president of Togo.',
      'CONSULT GHA+TGO →',
    ],
  ])('%s', async (text, expected) => {
    expect(await parties(text)).toContain(expected);
  });

  it('takes a place before a meeting for its venue', async () => {
    expect(await parties('Spirits sank after the failure of the Lagos summit.')).toEqual([]);
  });

  it('takes a place before an attack for its scene', async () => {
    expect(
      (await parties('The Libya attack angered many.')).filter((line) => line.startsWith('ASSAULT LBY')),
    ).toEqual([]);
  });
});

describe('hosts', () => {
  it('parts visitor and host at the seat of one side', async () => {
    const text =
      'French President Emmanuel Macron met British Prime Minister Keir Starmer at the Elysee Palace.';
    expect((await parties(text)).filter((line) => line.startsWith('CONSULT'))).toHaveLength(1);
  });

  it('leaves both sides actors where only a city is named', async () => {
    expect(await parties('The leaders of Ghana and Togo met in Accra.')).toContain('CONSULT GHA+TGO →');
  });
});
