/**
 * For tests: the records that a reader without fault would make of the example press, as far as its golden situation
 * (examples/press/situation.json) goes: the mentions of its incidents, the moves of its positions, the words of its
 * disputes and chains, its agenda. What is not listed there is in none of them.
 */
import { readFileSync } from 'node:fs';
import { type PressArticle, pressRecord, readPress } from '../src/analysis/testing.js';
import { readCodeNames } from '../src/lexicon/code-names.js';
import { quadOf, scaleOf } from '../src/ontology/index.js';
import type {
  ChanceryRecord,
  Entity,
  EventCategory,
  EventStatus,
  PloverEvent,
  Span,
} from '../src/record/index.js';

interface Words {
  readonly article: string;
  readonly words: string;
}

interface Said extends Words {
  readonly speaker: string;
  /** Where the speaker's government sits. */
  readonly capital?: string;
  readonly stance?: string;
}

interface GoldSituation {
  readonly incidents: readonly {
    readonly id: string;
    readonly event: EventCategory;
    readonly status: EventStatus;
    readonly from: string;
    readonly place: { readonly name: string | null; readonly country: string | null } | null;
    readonly actors: readonly string[];
    readonly recipients: readonly string[];
    readonly reports: readonly {
      readonly article: string;
      readonly trigger: string;
      readonly start: number;
    }[];
    readonly becameOf?: { readonly incident: string | null; readonly then?: { readonly incident: string } };
  }[];
  readonly positions: readonly (Words & {
    readonly party: string;
    readonly toward: string | null;
    readonly move: 'asks' | 'offers' | 'refuses' | 'warns';
    readonly date: string;
  })[];
  readonly disputes: readonly {
    readonly claim: Said;
    readonly challengers: readonly Said[];
    readonly others: readonly Said[];
  }[];
  readonly chains: readonly {
    readonly speaker: string;
    readonly anonymous: boolean;
    readonly hops: readonly { readonly article: string; readonly says: string }[];
  }[];
  readonly agenda: readonly {
    readonly kind: ChanceryRecord['agenda'][number]['kind'];
    readonly what: string;
    readonly date: string | null;
    readonly incident: string | null;
    readonly mentions: readonly Words[];
  }[];
}

const CATEGORY = { asks: 'REQUEST', offers: 'AGREE', refuses: 'REJECT', warns: 'THREATEN' } as const;
const SEATS: Readonly<Record<string, string>> = {
  Washington: 'USA',
  Pyongyang: 'PRK',
  Moscow: 'RUS',
  Beijing: 'CHN',
  Seoul: 'KOR',
};
const STANCES: Readonly<Record<string, 'confirms' | 'disputes'>> = {
  confirms: 'confirms',
  'disputes the challenge': 'disputes',
};

/** In the order of the press. */
export function goldPress(): readonly ChanceryRecord[] {
  const situation: GoldSituation = JSON.parse(
    readFileSync(new URL('../examples/press/situation.json', import.meta.url), 'utf8'),
  );
  return readPress().articles.map((article) => recordOf(article, situation));
}

function recordOf(article: PressArticle, situation: GoldSituation): ChanceryRecord {
  const record = createRecord(pressRecord(article));
  for (const incident of situation.incidents) {
    const last = incident.becameOf?.then ?? incident.becameOf;
    const came = situation.incidents.find(({ id }) => id === last?.incident);
    // the golden date of a plan is that on which it was made; in a record it is that for which it was
    const planned = situation.agenda.find((it) => it.incident === incident.id && incident.event === 'AGREE');
    for (const { trigger, start } of incident.reports.filter((it) => it.article === article.id)) {
      record.addEvent(incident.id, {
        ...incident,
        trigger: { start, end: start + trigger.replace(/#\d+$/, '').length },
        intends: came?.event ?? null,
        from: planned === undefined ? incident.from : (planned.date?.split('/')[0] ?? null),
      });
    }
  }
  for (const move of situation.positions.filter((it) => it.article === article.id)) {
    const span = record.find(move.words);
    const [first = ''] = move.words.split(' ');
    record.addEvent(null, {
      event: CATEGORY[move.move],
      status: move.move === 'warns' ? 'hypothetical' : 'actual',
      from: move.date,
      place: null,
      actors: [move.party],
      recipients: move.toward === null ? [] : [move.toward],
      trigger: { start: span.start, end: span.start + first.length },
      intends: null,
    });
  }
  for (const { claim, challengers, others } of situation.disputes) {
    const claimed = claim.article === article.id ? record.addStatement(claim, null, null) : null;
    const answers = challengers.map((it) => ({ ...it, stance: 'denies' as const }));
    for (const { stance, ...answer } of [
      ...answers,
      ...others.map((it) => ({ ...it, stance: STANCES[it.stance ?? ''] })),
    ]) {
      if (answer.article !== article.id) continue;
      const id = record.addStatement(answer, stance ?? null, claimed);
      if (stance === 'denies' && claimed !== null) record.addDispute(claimed, id);
    }
  }
  for (const { speaker, anonymous, hops } of situation.chains)
    for (const { says } of hops.filter((it) => it.article === article.id))
      record.addStatement(
        { article: article.id, words: says, speaker: anonymous ? '' : speaker },
        null,
        null,
      );
  for (const item of situation.agenda)
    for (const { words } of item.mentions.filter((it) => it.article === article.id))
      record.addAgenda(item, words, situation.incidents.find(({ id }) => id === item.incident)?.actors ?? []);
  return record.done();
}

type Act = Pick<
  GoldSituation['incidents'][number],
  'event' | 'status' | 'place' | 'actors' | 'recipients'
> & { readonly trigger: Span; readonly intends: EventCategory | null; readonly from: string | null };

/** A record that fills; ids are given in the order of what is added. */
function createRecord(bare: ChanceryRecord) {
  const names = readCodeNames();
  const { text } = bare.document;
  const entities = new Map<string, Entity>();
  const events: PloverEvent[] = [];
  const statements: ChanceryRecord['statements'][number][] = [];
  const agenda: ChanceryRecord['agenda'][number][] = [];
  const disputes: ChanceryRecord['disputes'][number][] = [];
  const eventOf = new Map<string, string>();

  function entity(name: string, kind: Entity['kind'], country: string | null): string {
    const key = `${kind} ${name}`;
    const id = entities.get(key)?.id ?? `E${entities.size + 1}`;
    entities.set(key, {
      id,
      name,
      kind,
      country,
      sector: null,
      role: null,
      wikidata: null,
      basis: 'lexicon',
    });
    return id;
  }
  const party = (code: string): string => {
    const known = names.get(code);
    return entity(known?.name ?? code, known?.state === false ? 'organization' : 'state', code);
  };
  /** @throws Error where the article does not hold the words */
  function find(words: string): Span {
    const start = text.indexOf(words);
    if (start === -1) throw new Error(`${bare.document.id} does not hold: ${words}`);
    return { start, end: start + words.length };
  }
  const sentenceAt = ({ start }: Span): number =>
    bare.sentences.findIndex((it) => it.start <= start && start < it.end);

  return {
    find,
    addEvent(
      incident: string | null,
      { event, status, from, place, actors, recipients, trigger, intends }: Act,
    ) {
      const sentence = sentenceAt(trigger);
      const same = events.some((it) => incident === null && it.sentence === sentence && it.event === event);
      if (same) return;
      const id = `V${events.length + 1}`;
      if (incident !== null) eventOf.set(incident, id);
      events.push({
        id,
        event,
        mode: null,
        intends,
        context: [],
        quad: quadOf(event),
        scale: scaleOf(event, null),
        status,
        actor: actors.map(party),
        recipient: recipients.map(party),
        // TIMEX3 has no value for some days of a week
        date: { value: from, basis: from === null ? 'document' : 'time' },
        place: place?.name == null ? null : entity(place.name, 'place', place.country),
        trigger,
        sentence,
        statement: null,
        confidence: 1,
      });
    },
    addStatement(
      { words, speaker, capital }: Said,
      stance: ChanceryRecord['statements'][number]['stance'],
      of: string | null,
    ): string {
      const id = `S${statements.length + 1}`;
      const anonymous = speaker === '' || /\b(?:unnamed|officials?|scholars|spokesman)\b/.test(speaker);
      const name = speaker.replace(/^an? |\bunnamed /g, '');
      statements.push({
        id,
        content: [find(words)],
        cue: null,
        source: null,
        speaker: name === '' ? null : entity(name, 'person', SEATS[capital ?? ''] ?? null),
        anonymous,
        directness: 'indirect',
        via: [],
        parent: null,
        time: null,
        stance,
        of,
      });
      return id;
    },
    addAgenda(
      { kind, what, date, incident }: GoldSituation['agenda'][number],
      words: string,
      parties: readonly string[],
    ) {
      agenda.push({
        id: `A${agenda.length + 1}`,
        kind,
        what,
        date: date?.split('/')[0] ?? null,
        entities: parties.map(party),
        event: (incident === null ? undefined : eventOf.get(incident)) ?? null,
        ...find(words),
      });
    },
    addDispute(claim: string, challenger: string) {
      const span = statements.find(({ id }) => id === claim)?.content[0];
      const start = span?.start ?? 0;
      disputes.push({
        id: `D${disputes.length + 1}`,
        claim,
        challengers: [challenger],
        start,
        end: span?.end ?? start,
      });
    },
    done: (): ChanceryRecord => ({
      ...bare,
      entities: [...entities.values()],
      // each is named where a sentence speaks of it: the first sentence stands for all
      mentions: [...entities.values()].map(({ id, name }, index) => {
        const at = text.indexOf(name);
        const start = at === -1 ? 0 : at;
        return { id: `M${index + 1}`, entity: id, start, end: at === -1 ? 1 : start + name.length };
      }),
      statements,
      events,
      agenda,
      disputes,
    }),
  };
}
