/** Where the archive is when nobody says: where the platform keeps data of programs (XDG on Linux). */
import path from 'node:path';
import envPaths from 'env-paths';

/**
 * The path of the user's archive. `CHANCERY_ARCHIVE` names another file.
 * @returns an absolute path; neither file nor folder need be there
 */
export function archivePlace(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment.CHANCERY_ARCHIVE;
  if (named !== undefined && named !== '') return path.resolve(named);
  return path.join(envPaths('chancery', { suffix: '' }).data, 'archive.duckdb');
}
