/** What each rule of the agenda hands on; the stage adds who and which event. */
import type { AgendaItem } from '../../record/index.js';

export interface Found extends Pick<AgendaItem, 'kind' | 'date' | 'start' | 'end'> {
  /** Token index of the word that names the act. */
  readonly at: number;
}
