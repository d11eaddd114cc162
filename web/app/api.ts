/** Questions to the desk's server. Answers are cached by the browser, by their ETags; what fails is always a Problem. */
import { learnNames } from './names.svelte.js';
import type { Problem } from './shapes.js';

export class DeskError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'DeskError';
    this.problem = problem;
  }
}

/** An answer with the name of what it says: the same name, the same words. */
export interface Tagged<T> {
  readonly answer: T;
  readonly etag: string | null;
}

export async function get<T>(address: string, signal?: AbortSignal): Promise<T> {
  return (await getAgain<T>(address, undefined, signal)).answer;
}

/** Asks anew; where nothing has changed it gives back what was there before, and takes no time to look through it. */
export async function getAgain<T>(
  address: string,
  before: Tagged<T> | undefined,
  signal?: AbortSignal,
): Promise<Tagged<T>> {
  const response = await request(address, { cache: 'no-cache', ...(signal && { signal }) });
  const etag = response.headers.get('etag');
  if (response.ok && before !== undefined && etag !== null && etag === before.etag) {
    void response.body?.cancel();
    return before;
  }
  return { answer: await answerOf<T>(response), etag };
}

export async function post<T>(address: string, body: BodyInit | null, type?: string): Promise<T> {
  return ask<T>(address, {
    method: 'POST',
    body,
    headers: type === undefined ? {} : { 'content-type': type },
  });
}

export const postJson = <T>(address: string, value: unknown): Promise<T> =>
  post<T>(address, JSON.stringify(value), 'application/json');

async function ask<T>(address: string, init: RequestInit): Promise<T> {
  return answerOf<T>(await request(address, init));
}

async function request(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, headers: { accept: 'application/json', ...init.headers } });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new DeskError({
      type: 'about:blank',
      title: 'No answer',
      status: 0,
      detail: 'The desk did not answer.',
      hint: 'Is "chancery desk" still running in its terminal? Start it again and retry.',
    });
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  const answer: unknown = await response.json().catch((cause) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    return null;
  });
  if (!response.ok || answer === null) throw new DeskError(problemOf(response, answer));
  learnNames(answer);
  return answer as T;
}

function problemOf(response: Response, answer: unknown): Problem {
  if (typeof answer === 'object' && answer !== null && 'detail' in answer) return answer as Problem;
  return {
    type: 'about:blank',
    title: response.statusText || 'Something went wrong',
    status: response.status,
    detail: `The desk answered with ${response.status} and no explanation.`,
    hint: null,
  };
}
