/** What the reader chose for this browser. Without storage the choices last as long as the page. */

export function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function store(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}

export type Theme = 'system' | 'light' | 'dark';
const themeOf = (value: string | null): Theme => (value === 'light' || value === 'dark' ? value : 'system');

export const settings = $state({
  theme: themeOf(stored('theme')),
  /** Single keys as shortcuts can be turned off (WCAG 2.1.4). */
  keys: stored('keys') !== 'off',
  author: stored('author') ?? '',
});

export function chooseTheme(theme: Theme): void {
  settings.theme = theme;
  store('theme', theme === 'system' ? null : theme);
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}

export function chooseKeys(on: boolean): void {
  settings.keys = on;
  store('keys', on ? null : 'off');
}

export function chooseAuthor(author: string): void {
  settings.author = author;
  store('author', author === '' ? null : author);
}
