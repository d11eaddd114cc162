/** Finding a place by its offset, in steps that grow with the logarithm of the article and not with its length. */

/** Index of the first item that starts at or after the offset; items by start. Their number where none does. */
export const firstFrom = (items: readonly { readonly start: number }[], offset: number): number => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? Number.POSITIVE_INFINITY) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};
