/** What writers of text give: a stretch of the file, and how many of its things (events, rows, records) are in it. */
export interface Piece {
  readonly text: string;
  readonly rows: number;
  /** Things that the format cannot say and that were left out. */
  readonly left?: number;
}

export type Pieces = AsyncGenerator<Piece, void, undefined>;

/** Small pieces put together to stretches worth a write: 64 Ki characters. */
export async function* gathered(pieces: AsyncIterable<Piece>): Pieces {
  let texts: string[] = [];
  let length = 0;
  let rows = 0;
  let left = 0;
  for await (const piece of pieces) {
    texts.push(piece.text);
    length += piece.text.length;
    rows += piece.rows;
    left += piece.left ?? 0;
    if (length < 65_536) continue;
    yield { text: texts.join(''), rows, left };
    texts = [];
    length = 0;
    rows = 0;
    left = 0;
  }
  yield { text: texts.join(''), rows, left };
}
