/** Single keys: `/` search, `g t` and its like, `j` and `k` through rows, `f` filters, `?` help. Views add keys of their own. */
import { along } from './address.js';
import { go, place } from './place.svelte.js';
import { sections } from './routes.js';
import { settings } from './settings.svelte.js';

/** How long after `g` the second key may come. */
const SECOND_KEY_MS = 1500;

export function shortcuts(actions: { help: () => void }): () => void {
  let goAt = 0;
  const pressed = (event: KeyboardEvent) => {
    if (!isShortcut(event)) return;
    const { key } = event;
    if (Date.now() - goAt < SECOND_KEY_MS) {
      goAt = 0;
      const section = sections.find((it) => it.key === key);
      if (section !== undefined) {
        event.preventDefault();
        go(along(section.path, place.search));
      }
      return;
    }
    if (key === 'g') goAt = Date.now();
    else if (key === '/') focus(event, '[data-search]');
    else if (key === 'f') focus(event, '[data-filters]');
    else if (key === '?') {
      event.preventDefault();
      actions.help();
    } else if (key === 'j') step(event, 1);
    else if (key === 'k') step(event, -1);
  };
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}

/** Whether a key press is meant for the page and not for a field, a dialog or the browser. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (!settings.keys || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
    return false;
  if (document.querySelector('dialog[open]') !== null) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  return !(
    target.isContentEditable ||
    target.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select')
  );
}

function focus(event: KeyboardEvent, selector: string): void {
  const field = [...document.querySelectorAll<HTMLElement>(selector)].find((it) => it.checkVisibility());
  if (field === undefined) return;
  event.preventDefault();
  field.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** Rows are whatever carries `data-row`: the link or button that a row is about. */
function step(event: KeyboardEvent, by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')].filter((it) =>
    it.checkVisibility(),
  );
  if (rows.length === 0) return;
  event.preventDefault();
  const now = rows.indexOf(document.activeElement as HTMLElement);
  const next =
    now === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, now + by));
  rows[next]?.focus();
  rows[next]?.scrollIntoView({ block: 'nearest' });
}
