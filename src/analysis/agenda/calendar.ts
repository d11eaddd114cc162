/**
 * Entries of the agenda as an iCalendar feed (RFC 5545): whole days, each thing once however many articles announce it. What
 * fell through is CANCELLED, what is only possible TENTATIVE; a passed day without a report says so. The UID comes of
 * the first announcement, so that a feed read again changes its entries and adds none twice.
 */
import { createHash } from 'node:crypto';
import ical, { ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { DAY } from '../../archive/days.js';
import { calendarText, localDay, summaryOf } from '../../archive/export/icalendar.js';
import type { AgendaEntry } from './types.js';

const LONGEST_SPAN_DAYS = 31;

/** Entries without a day, or with more than a month of them, have no place in a calendar and are left out. */
export function agendaCalendar(entries: readonly AgendaEntry[]): string {
  const calendar = ical({
    name: 'Agenda',
    prodId: { company: 'Chancery', product: 'Chancery agenda', language: 'EN' },
  });
  for (const entry of entries) {
    const first = Date.parse(entry.from ?? '');
    const last = Date.parse(entry.to ?? '');
    if (Number.isNaN(first) || Number.isNaN(last) || last - first > LONGEST_SPAN_DAYS * DAY) continue;
    calendar.createEvent({
      id: uidOf(entry),
      allDay: true,
      start: localDay(first),
      // The end of a whole-day event is the day after its last (RFC 5545, 3.6.1).
      end: localDay(last + DAY),
      summary: summaryOf(entry.what),
      description: descriptionOf(entry),
      stamp: stampOf(entry),
      status: statusOf(entry),
      busystatus: ICalEventBusyStatus.FREE,
      transparency: ICalEventTransparency.TRANSPARENT,
      categories: [{ name: entry.kind }, { name: entry.state }],
    });
  }
  return calendar.toString();
}

function statusOf({ kind, state }: AgendaEntry): ICalEventStatus {
  if (state === 'never' || state === 'postponed') return ICalEventStatus.CANCELLED;
  return kind === 'possible' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

function descriptionOf({ parties, mentions, state }: AgendaEntry): string {
  const articles = new Set(mentions.map(({ document }) => document)).size;
  return [
    parties.length === 0 ? '' : `With: ${parties.map(({ name }) => calendarText(name)).join('; ')}`,
    `Announced in ${articles} ${articles === 1 ? 'article' : 'articles'}`,
    state === 'no report' ? 'The day has passed and no article says what came of it' : `State: ${state}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** Known to the day of the news: the same feed each time it is asked for. */
function stampOf({ mentions, from }: AgendaEntry): Date {
  const times = [mentions.at(-1)?.published, from].map((day) => Date.parse(day ?? ''));
  return new Date(times.find((time) => !Number.isNaN(time)) ?? 0);
}

function uidOf({ key, mentions }: AgendaEntry): string {
  const first = mentions[0];
  const digest = createHash('sha256').update(JSON.stringify([key, first?.start, first?.what]));
  return `${digest.digest('hex').slice(0, 32)}@chancery`;
}
