/** What the reports of one incident contradict each other in: how many, who began, whether it happened at all. */
import type { EventCategory } from '../../record/index.js';
import type { Disagreement, Report, Version } from './types.js';

/** Acts that both sides do: to swap their sides is no contradiction. */
const MUTUAL: ReadonlySet<EventCategory> = new Set(['CONSULT', 'AGREE', 'COOPERATE']);

export function disagreementsOf(reports: readonly Report[]): readonly Disagreement[] {
  return [...numbers(reports), ...whoBegan(reports), ...whetherAtAll(reports)];
}

/** Two articles count the same things and have no number in common. */
function numbers(reports: readonly Report[]): readonly Disagreement[] {
  const units = new Map<
    string,
    { readonly report: Report; readonly low: number; readonly high: number; readonly words: string }[]
  >();
  for (const report of reports) {
    for (const { unit, ...quantity } of report.quantities) {
      const list = units.get(unit) ?? [];
      list.push({ report, ...quantity });
      units.set(unit, list);
    }
  }
  return [...units.values()].flatMap((found): readonly Disagreement[] => {
    const differ = found.some((a) => {
      const others = found.filter(({ report }) => report.document !== a.report.document);
      return others.some((b) => {
        const theirs = found.filter(({ report }) => report.document === b.report.document);
        return theirs.every(({ low, high }) => low > a.high || high < a.low);
      });
    });
    if (!differ) return [];
    return [
      {
        about: 'number',
        of: countedIn(found),
        versions: distinct(found.map(({ report, words }) => ({ report: report.key, says: words }))),
      },
    ];
  });
}

/** The word for what is counted, as a report has it: "missiles" sooner than "missile". */
function countedIn(found: readonly { readonly high: number; readonly words: string }[]): string {
  const { words = '' } = found.find(({ high }) => high !== 1) ?? found[0] ?? {};
  return (
    words
      .split(/[\s-]+/)
      .at(-1)
      ?.toLowerCase() ?? ''
  );
}

function whoBegan(reports: readonly Report[]): readonly Disagreement[] {
  const told = reports.flatMap((report) => {
    const actor = report.actors[0];
    const recipient = report.recipients[0];
    if (actor === undefined || recipient === undefined || actor.key === recipient.key) return [];
    if (report.category !== null && MUTUAL.has(report.category)) return [];
    return { report, actor, recipient };
  });
  const swapped = told.filter((a) =>
    told.some((b) => a.actor.key === b.recipient.key && a.recipient.key === b.actor.key),
  );
  if (swapped.length === 0) return [];
  const versions = swapped.map(({ report, actor }) => ({ report: report.key, says: actor.name }));
  return [{ about: 'who began', of: '', versions: distinct(versions) }];
}

function whetherAtAll(reports: readonly Report[]): readonly Disagreement[] {
  const denied = reports.filter(({ status }) => status === 'negated');
  const contested = reports.filter(({ status, contested: it }) => it && status !== 'negated');
  const affirmed = reports.filter(({ status }) => status !== 'negated');
  if (contested.length === 0 && (denied.length === 0 || affirmed.length === 0)) return [];
  const versions = [
    ...affirmed.map(({ key, contested: it }) => ({ report: key, says: it ? 'contested' : 'it did' })),
    ...denied.map(({ key }) => ({ report: key, says: 'it did not' })),
  ];
  return [{ about: 'whether at all', of: '', versions: distinct(versions) }];
}

/** Each version once, by its first report. */
function distinct(versions: readonly Version[]): readonly Version[] {
  const seen = new Set<string>();
  return versions.filter(({ says }) => {
    const key = says.toLowerCase();
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
