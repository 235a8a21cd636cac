import type { Db } from "../../platform/db.ts";
import type { Connector } from "./connector.ts";
import { passwordOf } from "./kept-password.ts";
import { connectLdap } from "./ldap/connect-ldap.ts";
import type { ShownDirectory } from "./store.ts";
import { step, Stopped } from "./store-fence.ts";
import { keepRead, type SyncRow } from "./store-sync.ts";

/** A reading on its way. */
export interface Course {
  db: Db;
  sync: SyncRow;
  directory: ShownDirectory;
  now: () => Date;
  isStopped: () => boolean;
}

/** What went wrong at the directory; everything else went wrong here. */
export class AtDirectory extends Error {}

const there = <T>(asked: Promise<T>): Promise<T> =>
  asked.catch((error: unknown) => {
    throw new AtDirectory("the directory cannot be read", { cause: error });
  });

async function keepAll({ db, sync, isStopped }: Course, connector: Connector): Promise<number> {
  await there(connector.check());
  const pages = connector.people();
  let read = 0;
  for (let page = await there(pages.next()); !page.done;) {
    const accounts = page.value;
    if (isStopped()) throw new Stopped("interrupted");
    // The directory looks for the next page while this one is put aside.
    const next = there(pages.next());
    next.catch(() => {});
    await step(db, sync, async (tx) => ({ read: (read += await keepRead(tx, sync.id, accounts)) }));
    page = await next;
  }
  return read;
}

/** All that is there, page by page, before anything is compared: of a directory that breaks off nothing is believed. */
export async function readAll(course: Course): Promise<number> {
  const { db, sync, directory } = course;
  // Nothing is sent to one that was switched off meanwhile.
  await step(db, sync, async () => ({ read: 0 }));
  const connector = await there(connectLdap(directory, passwordOf(directory)));
  try {
    return await keepAll(course, connector);
  } finally {
    await connector.close();
  }
}
