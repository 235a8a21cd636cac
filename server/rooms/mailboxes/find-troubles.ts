import type { Db } from "../../platform/db.ts";
import type { Fault } from "./mail-fault.ts";
import { lostProbe } from "./probe.ts";
import { allMailboxes } from "./store.ts";
import { allFetchings, type FetchingRow } from "./store-fetching.ts";
import { allProbes } from "./store-probe.ts";
import { allSendings } from "./store-sending.ts";

/** A mailbox that does not do what it should, and why. */
export interface Trouble {
  mailboxId: string;
  name: string;
  fault: Fault;
}

/** A mailbox that nobody has looked into for so long (ms) is read by no process. */
const silence = 10 * 60_000;

function unread(fetching: FetchingRow | undefined, now: Date): Fault[] {
  if (!fetching?.last_ok_at || fetching.failing_since) return [];
  const quiet = now.getTime() - fetching.last_ok_at.getTime();
  return quiet > silence ? [{ code: "not_read", facts: { minutes: Math.round(quiet / 60_000) } }] : [];
}

/** How many active mailboxes are read, and to which of them mail does not come. */
export async function findTroubles(db: Db, now: Date): Promise<{ count: number; troubles: Trouble[] }> {
  const active = (await allMailboxes(db)).filter((one) => one.active);
  const [fetchings, sendings, probes] = await Promise.all([allFetchings(db), allSendings(db), allProbes(db)]);
  const busy = new Set(fetchings.map((one) => one.mailbox_id));
  const troubles = active.flatMap(({ id, name }) => {
    const ofThis = (one: { mailbox_id: string }) => one.mailbox_id === id;
    const [fetching, sending, probe] = [fetchings.find(ofThis), sendings.find(ofThis), probes.find(ofThis)];
    const known: Fault[] = fetching?.failure ? [{ code: fetching.failure, facts: fetching.failure_facts }] : [];
    const faults = [...known, ...unread(fetching, now)];
    // Where sending fails, that is told elsewhere, and nothing can come back.
    const lost = probe && fetching && sending && !sending.failure && faults.length === 0 ? lostProbe(probe, now) : null;
    return [...faults, ...(lost ? [lost] : [])].map((fault): Trouble => ({ mailboxId: id, name, fault }));
  });
  return { count: active.filter(({ id }) => busy.has(id)).length, troubles };
}
