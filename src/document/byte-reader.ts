/** A stream of chunks → bytes asked for by number, so that a format with lengths in it can be read without holding it. */

export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #waiting: Uint8Array[] = [];
  #held = 0;
  #offset = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Of the next byte, counted from the start of the stream. */
  get offset(): number {
    return this.#offset;
  }

  /** The next `count` bytes without taking them; fewer at the end. */
  async peek(count: number): Promise<Buffer> {
    await this.#fill(count);
    const [first] = this.#waiting;
    if (first === undefined) return Buffer.alloc(0);
    if (this.#waiting.length > 1 && first.length < count) {
      const joined = Buffer.concat(this.#waiting);
      this.#waiting.splice(0, this.#waiting.length, joined);
    }
    const joined = this.#waiting[0] ?? first;
    return asBuffer(joined).subarray(0, count);
  }

  /** The next `count` bytes; fewer at the end. */
  async take(count: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for (let left = count; left > 0; ) {
      const part = await this.#next(left);
      if (part === null) break;
      parts.push(part);
      left -= part.length;
    }
    return parts.length === 1 && parts[0] !== undefined ? asBuffer(parts[0]) : Buffer.concat(parts);
  }

  /** Lets `count` bytes go as they come. Answers how many there were. */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0) {
      const part = await this.#next(left);
      if (part === null) break;
      left -= part.length;
    }
    return count - left;
  }

  /** What is at hand, at most `limit` bytes; null at the end. */
  async some(limit: number): Promise<Buffer | null> {
    const part = await this.#next(limit);
    return part === null ? null : asBuffer(part);
  }

  /** Puts bytes that were taken last back in front. */
  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#waiting.unshift(bytes);
    this.#held += bytes.length;
    this.#offset -= bytes.length;
  }

  /** Closes what the chunks come from. */
  async close(): Promise<void> {
    this.#waiting.length = 0;
    this.#held = 0;
    await this.#chunks.return?.();
  }

  async #fill(count: number): Promise<void> {
    while (this.#held < count) {
      const next = await this.#chunks.next();
      if (next.done === true) return;
      if (next.value.length === 0) continue;
      this.#waiting.push(next.value);
      this.#held += next.value.length;
    }
  }

  async #next(limit: number): Promise<Uint8Array | null> {
    await this.#fill(1);
    const first = this.#waiting.shift();
    if (first === undefined) return null;
    const part = first.length > limit ? first.subarray(0, limit) : first;
    if (part.length < first.length) this.#waiting.unshift(first.subarray(part.length));
    this.#held -= part.length;
    this.#offset += part.length;
    return part;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
