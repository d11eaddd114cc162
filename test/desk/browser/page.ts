/** A page of the shared browser on a desk. Whatever the browser complains of (scripts, policies, requests) is kept. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';

export interface Visit {
  readonly page: Page;
  readonly address: string;
  /** Goes to an address of the desk and waits until its answers are drawn. */
  to(path: string): Promise<void>;
  /** What the desk says under an address. */
  json<Shape>(path: string): Promise<Shape>;
}

/** Whether nothing is on its way and nothing is a skeleton. */
export async function drawn(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(
    () => document.querySelector('main [aria-busy=true], .asking.busy, main .skeleton') === null,
  );
}

/** Registers with the file's tests: contexts are closed after each, and each fails on a complaint of the browser. */
export function visits(): (
  options?: BrowserContextOptions,
  desk?: string,
  expected?: { readonly refusals: boolean },
) => Promise<Visit> {
  let browser: Browser;
  let complaints: string[] = [];
  const open: Page[] = [];
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'));
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((page) => page.context().close()));
    const heard = complaints;
    complaints = [];
    expect(heard).toEqual([]);
  });
  afterAll(() => browser.close());

  return async (options = {}, address = inject('desk'), { refusals } = { refusals: false }) => {
    const context = await browser.newContext({
      viewport: { width: 1200, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    open.push(page);
    page.on('console', (message) => {
      // the one address that the tests ask for and that is none
      if (message.location().url.endsWith('/nowhere')) return;
      if (refusals && /the server responded with a status of 40[04]/.test(message.text())) return;
      if (['error', 'warning'].includes(message.type())) complaints.push(`${message.text()} (${page.url()})`);
    });
    page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
    page.on('dialog', (dialog) => {
      complaints.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(address) && !/^(?:data|blob|about):/.test(request.url()))
        complaints.push(`asked elsewhere: ${request.url()}`);
    });
    return {
      page,
      address,
      async to(path) {
        await page.goto(address + path);
        await drawn(page);
      },
      json: async <Shape>(path: string) =>
        (await (await context.request.get(address + path)).json()) as Shape,
    };
  };
}
