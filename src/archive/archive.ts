/** The archive's face, over whoever answers. */
import { createDoctor } from './doctor.js';
import type { Engine } from './engine.js';
import { archiveClosed, archiveReadOnly } from './errors.js';
import { knownIn } from './known.js';
import { OwnerGone } from './owner/guest.js';
import type { OwnerService } from './owner/service.js';
import { type Answers, type Question, type Reach, toObjects } from './questions.js';
import { readRecord, readRecords } from './records.js';
import type { Access, Archive } from './types.js';
import { createWriter } from './writer.js';

/** The archive of the one that writes. */
export function createOwner(
  engine: Engine,
  answers: Answers,
  service: OwnerService,
  release: () => void,
): Archive {
  let closed: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await service.close();
    await engine.close();
    release();
  };
  return {
    path: engine.path,
    access: 'owner',
    ...reading(engine.path, answers),
    ...createWriter(engine),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/** The archive of one that reads: asks whoever can answer now, and again when that one goes. */
export async function createReaderArchive(
  path: string,
  reach: () => Promise<Reach>,
  release: () => void,
): Promise<Archive> {
  let closed = false;
  let way: Promise<Reach> = reach();
  let access: Access = (await way).access;

  async function present(): Promise<Answers> {
    if (closed) throw archiveClosed(path);
    const now = await way;
    access = now.access;
    return now.answers;
  }

  async function again(gone: Answers): Promise<Answers> {
    const now = await way;
    if (now.answers === gone) {
      await now.close();
      way = reach();
      // who asks next finds the failure too
      way.catch(() => {});
    }
    return present();
  }

  async function persist<T>(work: (answers: Answers) => Promise<T>): Promise<T> {
    const answers = await present();
    try {
      return await work(answers);
    } catch (error) {
      if (!(error instanceof OwnerGone)) throw error;
      return work(await again(answers));
    }
  }

  const answers: Answers = {
    select: (question) => persist((it) => it.select(question)),
    userSql: (sql, options) => persist((it) => it.userSql(sql, options)),
    async *pages(question) {
      let answering = await present();
      for (let begun = false; ; answering = await again(answering)) {
        try {
          for await (const page of answering.pages(question)) {
            begun = true;
            yield page;
          }
          return;
        } catch (error) {
          // Once rows have been given, others would not fit to them.
          if (!(error instanceof OwnerGone)) throw error;
          if (begun) throw archiveClosed(path);
        }
      }
    },
  };
  const refuse = (): Promise<never> => Promise.reject(archiveReadOnly(path));
  return {
    path,
    get access() {
      return access;
    },
    ...reading(path, answers),
    beginRun: refuse,
    endRun: refuse,
    store: refuse,
    storeReading: refuse,
    derive: refuse,
    correct: refuse,
    async close() {
      if (closed) return;
      closed = true;
      await way.then((now) => now.close()).catch(() => {});
      release();
    },
  };
}

type Reading = Pick<Archive, 'rows' | 'stream' | 'userSql' | 'known' | 'records' | 'record' | 'doctor'>;

function reading(path: string, answers: Answers): Reading {
  return {
    rows: async (sql, parameters = [], signal) =>
      toObjects(await answers.select({ sql, parameters, signal })),
    stream: (sql, parameters = [], signal) => streamObjects(answers, { sql, parameters, signal }),
    userSql: (sql, options = {}) => answers.userSql(sql, options),
    known: (candidates) =>
      knownIn(candidates, async (sql, parameters) => (await answers.select({ sql, parameters })).rows),
    records: (filter = {}, signal) => readRecords(answers, filter, signal),
    record: (document) => readRecord(answers, document),
    doctor: createDoctor(path, answers),
  };
}

async function* streamObjects<T extends object>(
  answers: Answers,
  question: Question,
): AsyncGenerator<T, void, undefined> {
  for await (const page of answers.pages(question)) yield* toObjects<T>(page);
}
