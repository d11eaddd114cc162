/** Builds the page into dist/web; `npm run web:dev` serves it beside a desk (CHANCERY_DESK says where that listens). */
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { partyNames } from './parties/plugin.js';
import { ploverWords } from './plover/plugin.js';
import { worldShapes } from './world/plugin.js';

const desk = process.env.CHANCERY_DESK ?? 'http://127.0.0.1:4280';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [svelte({ configFile: false }), ploverWords(), partyNames(), worldShapes()],
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // The desk's Content-Security-Policy knows only files of its own: nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '^/[^?]*\\.(jsonl?|csv)(\\?|$)': { target: desk, changeOrigin: true },
      '^/readings/[^/]+/events': { target: desk, changeOrigin: true },
    },
  },
});
