/** How a command tells that some input failed, the others having been read. */
export interface Outcome {
  failed: boolean;
}
