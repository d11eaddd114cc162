import { describe, expect, it } from 'vitest';
import { eventsOf } from '../../../test/events-of.js';

describe("the codebook's rulings", () => {
  it("makes a state's protest an accusation", async () => {
    expect((await eventsOf('Ghana protested to Togo over the raid.'))[0]).toMatch(/^ACCUSE actual GHA → TGO/);
  });

  it("leaves a crowd's protest a protest", async () => {
    expect((await eventsOf('Thousands of Ghanaians protested in Accra.'))[0]).toMatch(/^PROTEST actual GHA/);
  });

  it('takes a vow about nobody for a promise', async () => {
    expect((await eventsOf('Ghana vowed to destroy its mines.'))[0]).toMatch(/^AGREE /);
  });
});
