import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../../test/events-of.js';

describe('two parties named before', () => {
  it('reads "both sides" as the two countries of the sentence before', async () => {
    const found = await eventsOf(
      'Ghana and Togo closed the border. Mali urged both sides to release the prisoners.',
    );
    expect(found).toContain('REQUEST>RETREAT actual MLI → GHA+TGO 2024-05-10');
  });

  it('reads "the two governments" as actors', async () => {
    const found = await eventsOf('Ghana sent a note to Togo. The two governments condemned Mali on Monday.');
    expect(found).toContain('ACCUSE actual GHA+TGO → MLI 2024-05-06');
  });

  it('reads "the three foreign ministers" as the three countries of the article', async () => {
    const found = await eventsOf(
      'Ghana, Togo and Mali held talks on Monday. The three foreign ministers condemned Chad.',
    );
    expect(found).toContain('ACCUSE actual GHA+MLI+TGO → TCD 2024-05-10');
  });

  it('takes a movement for the side whose state is not named', async () => {
    const found = await eventsOf(
      'Israel and Hamas traded fire. Egypt urged both sides to release the prisoners.',
    );
    expect(found).toContain('REQUEST>RETREAT actual EGY → ISR+PSE 2024-05-10');
  });

  it('reads "they" as the states that a row named last', async () => {
    const found = await eventsOf(
      'Ghana and Togo closed the border on Monday. They accused Mali of arming the rebels.',
    );
    expect(found.filter((line) => /^ACCUSE\S* actual GHA\+TGO → MLI/.test(line))).toHaveLength(1);
  });

  it('reads "the two" as the people named last', async () => {
    const found = await eventsOf(
      'President Uhuru Kenyatta of Kenya met President Emmerson Mnangagwa of Zimbabwe. The two condemned Mali.',
    );
    expect(found).toContain('ACCUSE actual KEN+ZWE → MLI 2024-05-10');
  });

  it('keeps a place before a row, and who is not in it, out of it', async () => {
    const found = await eventsOf(
      'In Syria, Russia and Iran condemned Mali. Unlike Russia, Ghana and Togo thanked Chad.',
    );
    expect(found.filter((line) => /ACCUSE actual IRN\+RUS → MLI/.test(line))).toHaveLength(1);
    expect(found.filter((line) => /SUPPORT actual GHA\+TGO → TCD/.test(line))).toHaveLength(1);
  });

  it('refuses "they" where people may be meant, and states that are only spoken of', async () => {
    const found = await eventsOf('Macron and Scholz discussed Russia and Ukraine. They urged Iran to stop.');
    expect(found.filter((line) => /^REQUEST.* RUS\+UKR →/.test(line))).toEqual([]);
  });

  it('refuses a pair where nobody was named', async () => {
    expect(await eventsOf('The two governments condemned the raid.')).toEqual([]);
  });

  it('refuses sides that are not counted', async () => {
    const found = await eventsOf('Ghana sent a note to Togo. The governments condemned Mali.');
    expect(found.filter((line) => line.startsWith('ACCUSE actual GHA+TGO'))).toEqual([]);
  });
});
