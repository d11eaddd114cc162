/** The record's side of the HTML page: sections of lines, each a link to the words on which it stands. */
import { escaped } from './markup.js';
import type { Cast, Happening, Origin, Page, Piece, Plan, Quarrel, Saying } from './page.js';

export interface Keys {
  /** The key of a line: `l-<key>` is the line's anchor, `t-<key>` that of its first words in the article. */
  of(id: string): string;
  /** The colour of a statement's speaker. */
  hue(id: string): number;
  /** The class of an event's quad category. */
  quad(id: string): string;
  /** What has words in the article to point at. */
  readonly evidence: ReadonlySet<string>;
}

export function recordHtml(view: Page, keys: Keys): string {
  return [
    section('Who is in it', count(view.cast.map(({ members }) => members.length)), castHtml(view.cast, keys)),
    section(
      'What happened',
      view.happenings.length,
      list(
        'events',
        view.happenings.map((one) => event(one, keys)),
      ),
    ),
    section(
      'Who said what',
      sayingsIn(view.sayings),
      list(
        'sayings',
        view.sayings.map((one) => saying(one, keys)),
      ),
    ),
    section(
      'What is disputed',
      view.quarrels.length,
      list(
        'quarrels',
        view.quarrels.map((one) => quarrel(one, keys)),
      ),
    ),
    section(
      'What comes next',
      view.plans.length,
      list(
        'plans',
        view.plans.map((one) => plan(one, keys)),
      ),
    ),
    section(
      'Where it comes from',
      originsIn(view.origins),
      list(
        'origins',
        view.origins.map((one) => origin(one, keys)),
      ),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function section(heading: string, size: number, body: string): string {
  if (size === 0) return '';
  return `<section class="part"><h2>${heading} <span class="count">${size}</span></h2>\n${body}\n</section>`;
}

function list(name: string, items: readonly string[]): string {
  return `<ul class="${name}">\n${items.join('\n')}\n</ul>`;
}

function castHtml(casts: readonly Cast[], keys: Keys): string {
  const groups = casts.map(({ heading, members }) => {
    const items = members.map(({ id, name, detail, count: times }) => {
      const more = detail === null ? '' : ` <span class="detail">${escaped(detail)}</span>`;
      const often = times > 1 ? ` <span class="times" aria-label="${times} mentions">${times}</span>` : '';
      return `<li ${line(id, keys)}>${link(id, keys, `<span class="name">${escaped(name)}</span>${more}${often}`)}</li>`;
    });
    const kind = heading === 'People' ? 'people' : 'chips';
    return `<h3>${heading}</h3>\n<ul class="${kind}">\n${items.join('\n')}\n</ul>`;
  });
  return `<div class="cast">\n${groups.join('\n')}\n</div>`;
}

function event(one: Happening, keys: Keys): string {
  const title = `<span class="act">${escaped(one.act)}</span> <span class="who">${escaped(one.who)}</span>`;
  const facts = [
    one.teller === null ? 'in the outlet’s own voice' : `says ${escaped(one.teller)}`,
    one.place === null ? null : `in ${escaped(one.place)}`,
    one.context.length === 0 ? null : escaped(one.context.join(', ')),
  ].filter((fact) => fact !== null);
  const date = one.dated
    ? escaped(one.date)
    : `<abbr title="taken from the article’s date or the sentences around">c.</abbr> ${escaped(one.date)}`;
  return `<li ${line(one.id, keys, keys.quad(one.id))}><p class="date">${date}</p>
<div>${link(one.id, keys, title)}${badge(one.status)}
<p class="facts">${facts.join(' · ')}${disputed(one.disputedBy)}</p>
${passage(one.passage)}</div></li>`;
}

function saying(one: Saying, keys: Keys): string {
  const facts = [
    one.directness,
    one.via === null ? null : `via ${escaped(one.via)}`,
    one.stance === null ? null : escaped(one.stance),
  ].filter((fact) => fact !== null);
  const name = `<span class="speaker">${escaped(one.speaker)}</span>`;
  const inner =
    one.inside.length === 0
      ? ''
      : `\n${list(
          'inside',
          one.inside.map((next) => saying(next, keys)),
        )}`;
  return `<li ${line(one.id, keys, `k${keys.hue(one.id)}${one.anonymous ? ' unnamed' : ''}`)}>${link(one.id, keys, name)}${badge(one.anonymous ? 'unnamed' : null)}
<p class="facts">${facts.join(' · ')}${disputed(one.disputedBy)}</p>
<p class="words">${escaped(one.words)}</p>${inner}</li>`;
}

function quarrel({ id, claim, challengers, passage: words }: Quarrel, keys: Keys): string {
  const items = challengers.map((challenger) => `<li>${escaped(challenger)}</li>`);
  return `<li ${line(id, keys)}>${link(id, keys, escaped(claim))}
${challengers.length === 0 ? '' : `<p class="facts">is challenged by</p>\n<ul class="challengers">${items.join('')}</ul>\n`}${passage(words)}</li>`;
}

function plan(one: Plan, keys: Keys): string {
  return `<li ${line(one.id, keys)}><p class="date">${escaped(one.date)}</p>
<div>${link(one.id, keys, `<span class="what">${escaped(one.what)}</span>`)}${badge(one.kind)}
${one.who === null ? '' : `<p class="facts">${escaped(one.who)}</p>\n`}${passage(one.passage)}</div></li>`;
}

function origin({ id, name, cites }: Origin, keys: Keys): string {
  const inner =
    cites.length === 0
      ? ''
      : `\n${list(
          'cites',
          cites.map((cited) => origin(cited, keys)),
        )}`;
  return `<li><span ${lit(id, keys)}>${link(id, keys, escaped(name))}</span>${inner}</li>`;
}

/** What makes an element a line: its anchor, and the key that ties it to its words. */
function line(id: string, keys: Keys, kind = ''): string {
  return `id="l-${keys.of(id)}" class="line${kind === '' ? '' : ` ${kind}`}" data-key="${keys.of(id)}"`;
}

/** A second place for an entity that has its line elsewhere. */
function lit(id: string, keys: Keys): string {
  return `class="line" data-key="${keys.of(id)}"`;
}

function link(id: string, keys: Keys, inner: string): string {
  return keys.evidence.has(id)
    ? `<a class="to" href="#t-${keys.of(id)}">${inner}</a>`
    : `<span class="to">${inner}</span>`;
}

function badge(word: string | null): string {
  return word === null ? '' : ` <span class="badge ${escaped(word)}">${escaped(word)}</span>`;
}

function disputed(by: string | null): string {
  return by === null ? '' : ` <span class="disputed">disputed by ${escaped(by)}</span>`;
}

function passage(pieces: readonly Piece[]): string {
  const words = pieces.map(({ text, lit: on }) => (on ? `<mark>${escaped(text)}</mark>` : escaped(text)));
  return `<blockquote>${words.join('')}</blockquote>`;
}

function count(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

function sayingsIn(sayings: readonly Saying[]): number {
  return count(sayings.map(({ inside }) => 1 + sayingsIn(inside)));
}

function originsIn(origins: readonly Origin[]): number {
  return count(origins.map(({ cites }) => 1 + originsIn(cites)));
}
