/** News as it is told elsewhere: one shape for feeds, webhooks and whoever asks in JSON. */
import { createHash } from 'node:crypto';
import type { Party } from '../../archive/queries/index.js';
import { type ArticleRef, articleRef } from '../../archive/queries/rows.js';
import type { NewsItem } from './news.js';

export interface Telling {
  /** A UUID that the same item keeps, whatever archive finds it and however often it is read again. */
  readonly id: string;
  readonly kind: NewsItem['kind'];
  /** "CONSULT visit: Kim Jong-un → Vietnam", "Ri Yong-ho denies", or the article's title. */
  readonly title: string;
  /** The sentence, or what is said; null for an article, which is its own. */
  readonly words: string | null;
  readonly article: ArticleRef;
}

export function tellingOf(item: NewsItem): Telling {
  switch (item.kind) {
    case 'event': {
      const { category, mode, status, actors, recipients, sentence, trigger, article } = item.event;
      const act = [category, mode, status === 'actual' ? null : `(${status})`].filter(
        (part) => part !== null,
      );
      const whom = recipients.length === 0 ? '' : ` → ${namesOf(recipients)}`;
      return {
        id: idOf(article, `event ${category} ${trigger.start} ${trigger.end}`),
        kind: 'event',
        title: `${act.join(' ')}: ${namesOf(actors)}${whom}`,
        words: sentence.words,
        article,
      };
    }
    case 'statement': {
      const { speaker, source, stance, content, article } = item.statement;
      const who = speaker ?? source?.words ?? 'someone not named';
      return {
        id: idOf(article, `statement ${content.start} ${content.end}`),
        kind: 'statement',
        title: `${who} ${stance ?? 'says'}`,
        words: content.words,
        article,
      };
    }
    case 'article': {
      const { article } = item;
      return {
        id: idOf(article, 'article'),
        kind: 'article',
        title: article.title ?? article.address,
        words: null,
        article: articleRef(article),
      };
    }
  }
}

function namesOf(parties: readonly Party[]): string {
  return parties.length === 0 ? 'someone not named' : parties.map(({ name }) => name).join(', ');
}

function idOf({ address }: ArticleRef, part: string): string {
  return uuidOf(`${address}\n${part}`);
}

/** A name-based UUID, version 5 (RFC 9562, section 5.5), in the namespace of URLs. */
export function uuidOf(name: string): string {
  const space = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
  const hash = createHash('sha1').update(space).update(name, 'utf8').digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
