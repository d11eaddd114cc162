/** Placeholder. */
import type { ChanceryRecord } from '../../record/index.js';
import type { PageOptions } from './page.js';
export function htmlHead(_r: ChanceryRecord): string {
  return '';
}
export function htmlFoot(): string {
  return '';
}
export function htmlArticle(_r: ChanceryRecord, _i: number, _o: PageOptions): string {
  return '';
}
