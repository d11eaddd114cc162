/** Chains, copies and shared passages as rows for people and programs. */
import type { Hop } from '../../analysis/provenance/index.js';
import type { CopyRow, PassageRow } from '../../analysis/syndication/asked.js';
import type { RowView } from './archive-rows.js';
import { harmless, oneLine } from './harmless.js';
import { day, shortened } from './row-words.js';

export interface HopRow extends Hop {
  /** Of the first: to whom it gives the news, where the archive does not hold that. */
  readonly beyond: string | null;
}

export const hopView: RowView<HopRow> = {
  columns: [
    { heading: 'Article', least: 16 },
    { heading: 'Says', least: 40 },
    { heading: 'Changed', least: 24 },
  ],
  cells: (row, inks) => [
    [
      day(row.published),
      oneLine(row.outlet ?? ''),
      inks.dim(`no. ${row.document}`),
      ...(row.by === null ? [] : [row.by]),
      ...(row.beyond === null ? [] : [oneLine(`from ${row.beyond}`)]),
    ].join('\n'),
    harmless(row.says).replace(/\s+/g, ' '),
    row.changes
      .map(({ kind, before, after }) => oneLine(`${kind}: ${before}${after === '' ? '' : ` → ${after}`}`))
      .join('\n'),
  ],
  csvColumns: [
    'document',
    'outlet',
    'published',
    'by',
    'likeness',
    'says',
    'start',
    'end',
    'changes',
    'beyond',
  ],
  csv: (row) => [
    row.document,
    row.outlet,
    row.published,
    row.by,
    row.likeness,
    row.says,
    row.span.start,
    row.span.end,
    row.changes.map(({ kind, before, after }) => `${kind}: ${before} → ${after}`),
    row.beyond,
  ],
};

export const copyView: RowView<CopyRow> = {
  columns: [
    { heading: 'Text', align: 'right' },
    { heading: 'No.', align: 'right' },
    { heading: 'Published' },
    { heading: 'Outlet', least: 12 },
    { heading: 'Article', least: 28 },
    { heading: 'Whose reporting', least: 16 },
  ],
  cells: (row, inks) => [
    String(row.group),
    String(row.document),
    day(row.published),
    oneLine(row.outlet ?? ''),
    oneLine(row.title ?? 'untitled'),
    [
      oneLine(row.originKind === 'own' ? 'its own' : (row.origin ?? '')),
      ...(row.evidence === null ? [] : [inks.dim(`“${shortened(row.evidence)}”`)]),
    ].join('\n'),
  ],
  csvColumns: [
    'group',
    'document',
    'outlet',
    'published',
    'title',
    'url',
    'origin',
    'origin_kind',
    'evidence',
    'first_document',
  ],
  csv: (row) => [
    row.group,
    row.document,
    row.outlet,
    row.published,
    row.title,
    row.url,
    row.origin,
    row.originKind,
    row.evidence,
    row.firstDocument,
  ],
};

export const passageView: RowView<PassageRow> = {
  columns: [{ heading: 'With', least: 14 }, { heading: 'Kind' }, { heading: 'Words in common', least: 50 }],
  cells: (row, inks) => [
    `${oneLine(row.otherOutlet ?? '')} ${inks.dim(`(no. ${row.other})`)}`,
    row.kind,
    harmless(row.words).replace(/\s+/g, ' '),
  ],
  csvColumns: [
    'document',
    'other',
    'other_outlet',
    'kind',
    'start',
    'end',
    'other_start',
    'other_end',
    'words',
  ],
  csv: (row) => [
    row.document,
    row.other,
    row.otherOutlet,
    row.kind,
    row.start,
    row.end,
    row.otherStart,
    row.otherEnd,
    row.words,
  ],
};
