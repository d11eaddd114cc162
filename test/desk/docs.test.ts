/** docs/api.md is made of what the desk answers. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { apiReference } from '../../scripts/docs-api.js';

it('docs/api.md is up to date (npm run docs)', () => {
  expect(readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')).toBe(apiReference());
});
