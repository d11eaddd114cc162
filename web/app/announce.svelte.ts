/** What a screen reader is told: results that came, judgements that were kept. */
export const told = $state({ words: '' });

export function tell(words: string): void {
  told.words = '';
  // A second of the same words is told only where the region was empty in between.
  requestAnimationFrame(() => {
    told.words = words;
  });
}
