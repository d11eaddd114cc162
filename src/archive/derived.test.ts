import { describe, expect, it } from 'vitest';
import { openArchive } from './index.js';
import { sampleArchive } from './testing.js';

describe('derived rows', () => {
  it('are put in and taken out by one column, in one transaction', async () => {
    const archive = await sampleArchive(1);
    const rows = [
      [1, 1],
      [2, 1],
      [3, 3],
    ];
    await archive.derive([{ table: 'copy_groups', insert: rows }]);
    await archive.derive([
      { table: 'copy_groups', remove: { column: 'copy_group', values: [1] }, insert: [[9, 9]] },
    ]);
    expect(await archive.rows('SELECT document FROM copy_groups ORDER BY 1')).toEqual([
      { document: 3 },
      { document: 9 },
    ]);
    await expect(
      archive.derive([
        { table: 'copy_groups', remove: 'all' },
        { table: 'documents', remove: 'all' },
      ]),
    ).rejects.toMatchObject({ code: 'ARCHIVE_NOT_DERIVED' });
    expect(await archive.rows('SELECT count(*) AS n FROM copy_groups')).toEqual([{ n: 2 }]);
  });

  it('are refused to one that only reads', async () => {
    const archive = await sampleArchive(1);
    const file = archive.path;
    await archive.close();
    const reader = await openArchive(file, { readonly: true });
    await expect(reader.derive([])).rejects.toMatchObject({ code: 'ARCHIVE_READ_ONLY' });
    await reader.close();
  });
});
