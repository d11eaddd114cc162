import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../test/events-of.js';

describe('one event told twice', () => {
  it('is one line in one voice', async () => {
    expect(
      await eventsOf(
        'Ghana held talks with Togo on Monday. Talks between Ghana and Togo were held in Accra.',
      ),
    ).toEqual(['CONSULT actual GHA+TGO →  2024-05-06']);
  });

  it('is two lines on two days', async () => {
    expect(await eventsOf('Ghana attacked Togo on Monday. Ghana attacked Togo on Tuesday.')).toHaveLength(2);
  });

  it('is two lines with the parts changed round', async () => {
    expect(await eventsOf('Ghana condemned Togo. Togo condemned Ghana.')).toHaveLength(2);
  });

  it('is two lines where deeds of one kind differ', async () => {
    expect(
      await eventsOf("Ghana expelled Togo's ambassador on Monday. Ghana also suspended aid to Togo."),
    ).toHaveLength(2);
  });

  it('is one line where one breath says one reproach in two words', async () => {
    expect(await eventsOf('Ghana condemned Togo on Monday and denounced it as a liar.')).toHaveLength(1);
  });

  it('is one line where several let something fail in two words', async () => {
    expect(
      await eventsOf(
        'Ghana and Togo broke off talks on Monday. Ghana and Togo failed to reach an agreement.',
      ),
    ).toHaveLength(1);
  });

  it('is the planned visit where "the visit" only points back', async () => {
    const text =
      'The president of Ghana will visit Togo next week. The visit by the president of Ghana has raised hopes.';
    expect(await eventsOf(text)).toHaveLength(1);
  });
});
