/** What is below the fold keeps nobody waiting for what is above it. */
import { isDown } from './place.svelte.js';

/** As many as fit a tall screen below a chart. */
const FIRST = 16;

/**
 * The first rows at once, all of them when those have been shown. Whoever has scrolled down gets all at once: the page must not
 * become shorter under them. Must be called while a component is set up.
 */
export function firstThenAll<Row>(rows: () => readonly Row[]): { readonly now: readonly Row[] } {
  const all = $derived(rows());
  let shown = $state.raw<readonly Row[] | null>(null);

  $effect(() => {
    const wanted = all;
    return afterFrame(() => {
      shown = wanted;
    });
  });

  return {
    get now() {
      return all === shown || all.length <= FIRST || isDown() ? all : all.slice(0, FIRST);
    },
  };
}

/** Calls it when the next frame has been drawn. @returns what calls it off */
function afterFrame(act: () => void): () => void {
  let timer = 0;
  const frame = requestAnimationFrame(() => {
    timer = window.setTimeout(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
