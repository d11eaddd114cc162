/**
 * Case folders: a short article, what must be read from it, and what must not (`expected.json`), and why (`why.md`).
 *
 * `events` must all be found (category or intent, status, countries of both sides, in that sentence); `refuse` names a
 * category that must not be read in a sentence; `agenda` and `refuseAgenda` work alike on what is to come.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentFromText } from '../src/document/index.js';
import { createReader } from '../src/index.js';
import type { ChanceryRecord, PloverEvent } from '../src/record/index.js';

interface ExpectedEvent {
  readonly event: readonly string[];
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly status: string;
  readonly sentence: string;
  readonly date?: string;
  readonly intends?: string;
  /** Whether a statement carries it. */
  readonly said?: boolean;
  /** Only category, status and one actor are asked for. */
  readonly loose?: boolean;
}

interface Expected {
  readonly published: string;
  readonly outlet: string | null;
  readonly events: readonly ExpectedEvent[];
  readonly agenda: readonly { readonly what: string; readonly date: string | null; readonly kind: string }[];
  readonly refuse: readonly { readonly event: string; readonly sentence: string }[];
  readonly refuseAgenda: readonly string[];
}

const folder = new URL('./cases/', import.meta.url);
const reader = createReader();

for (const slug of readdirSync(folder).sort()) {
  const expected = JSON.parse(readFileSync(new URL(`${slug}/expected.json`, folder), 'utf8')) as Expected;
  const text = readFileSync(new URL(`${slug}/article.txt`, folder), 'utf8');
  describe(slug, async () => {
    const given = {
      published: expected.published,
      ...(expected.outlet === null ? {} : { outlet: expected.outlet }),
    };
    const record = await reader.read(await documentFromText(text, { id: slug, ...given }));
    for (const item of expected.events) {
      it(`finds ${item.event.join(' or ')}: ${item.sentence}`, () => {
        const there = record.events.filter((event) => inSentence(record, event, item.sentence));
        const said = there.map((event) => describeEvent(record, event));
        expect(said).toContainEqual(expect.stringMatching(patternOf(item)));
      });
    }
    for (const item of expected.refuse) {
      it(`refuses ${item.event}: ${item.sentence}`, () => {
        const wrong = record.events.filter(
          (e) => e.event === item.event && inSentence(record, e, item.sentence),
        );
        expect(wrong.map((event) => describeEvent(record, event))).toEqual([]);
      });
    }
    for (const item of expected.agenda) {
      it(`puts on the agenda: ${item.what}`, () => {
        const lines = record.agenda.map(({ kind, date, what }) => `${kind} ${date} ${what}`);
        expect(lines).toContainEqual(
          expect.stringMatching(new RegExp(`^${item.kind} ${item.date} .*${literal(item.what)}`)),
        );
      });
    }
    for (const words of expected.refuseAgenda) {
      it(`keeps off the agenda: ${words}`, () => {
        expect(record.agenda.filter(({ what }) => what.includes(words))).toEqual([]);
      });
    }
  });
}

function inSentence(record: ChanceryRecord, event: PloverEvent, words: string): boolean {
  const at = record.document.text.indexOf(words);
  const sentence = record.sentences[event.sentence];
  return at >= 0 && sentence !== undefined && sentence.start <= at && at < sentence.end;
}

function countries(record: ChanceryRecord, ids: readonly string[]): string {
  const codes = ids.map((id) => record.entities.find((entity) => entity.id === id)?.country ?? id);
  return [...new Set(codes)].sort().join(' ');
}

/** "AGREE(CONSULT) future [KEN] → [ETH] 2021-W24 said" */
function describeEvent(record: ChanceryRecord, event: PloverEvent): string {
  const act = event.intends === null ? event.event : `${event.event}(${event.intends})`;
  const sides = `[${countries(record, event.actor)}] → [${countries(record, event.recipient)}]`;
  return `${act} ${event.status} ${sides} ${event.date.value} ${event.statement === null ? 'told' : 'said'}`;
}

function patternOf(item: ExpectedEvent): RegExp {
  const side = (codes: readonly string[]): string => `\\[${[...codes].sort().join(' ')}\\]`;
  const act = `(?:${item.event.join('|')})${item.intends === undefined ? '(?:\\(\\w+\\))?' : `\\(${item.intends}\\)`}`;
  const voice = item.said === undefined ? '(?:told|said)' : item.said ? 'said' : 'told';
  if (item.loose === true) return new RegExp(`^${act} ${item.status} \\[${item.actor.join(' ')}`);
  const date = item.date === undefined ? '\\S+' : literal(item.date);
  return new RegExp(`^${act} ${item.status} ${side(item.actor)} → ${side(item.recipient)} ${date} ${voice}$`);
}

function literal(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
