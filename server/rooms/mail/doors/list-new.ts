import type { FetchMessageObject, ImapFlow } from "imapflow";
import { probeHeader, type FetchingRow } from "../../mailboxes/index.ts";
import { requireOpen, vanished, whyNothing } from "./source-of.ts";

/** Clocks differ: a message that is this much (ms) too old is taken all the same. */
const leeway = 300_000;

export interface Listed {
  uid: number;
  size: number;
  /** The token of a message that a mailbox sent to itself. */
  probe: string | null;
  /** Of those that were there before the desk, only what is young enough. */
  wanted: boolean;
}

const asked = { uid: true, size: true, internalDate: true, headers: [probeHeader] };

function listed({ uid, size = 0, internalDate, headers }: FetchMessageObject, { take_from, known_below }: FetchingRow): Listed {
  const oldest = take_from === null ? 0 : take_from.getTime() - leeway;
  return {
    uid,
    size,
    probe: /^x-firstline-probe: *(\S+)/im.exec(headers?.toString("latin1") ?? "")?.[1] ?? null,
    wanted: uid >= known_below || internalDate === undefined || new Date(internalDate).getTime() >= oldest,
  };
}

/** What is new, the oldest first, and how to learn more about each. */
export interface News {
  uid: number;
  /** null: it is gone meanwhile. */
  look(): Promise<Listed | null>;
}

async function fetchNew(client: ImapFlow, { last_uid }: FetchingRow, what: typeof asked | { uid: true }): Promise<FetchMessageObject[]> {
  const first = last_uid + 1;
  if (client.mailbox === false || client.mailbox.exists === 0) return [];
  const found = await client.fetchAll(`${first}:*`, what, { uid: true });
  // The last message answers to `n:*` also when its number is smaller.
  return found.filter(({ uid }) => uid >= first).toSorted((a, b) => a.uid - b.uid);
}

/** All at once: one question for the whole folder. */
export async function listAtOnce(client: ImapFlow, fetching: FetchingRow): Promise<News[]> {
  const found = await fetchNew(client, fetching, asked);
  return found.map((one) => ({ uid: one.uid, look: async () => listed(one, fetching) }));
}

/** Only their numbers, which no server has to open a message for; each is looked at when it is its turn. */
export async function listOneByOne(client: ImapFlow, fetching: FetchingRow): Promise<News[]> {
  const found = await fetchNew(client, fetching, { uid: true });
  return found.map(({ uid }) => ({
    uid,
    async look() {
      const one = await client.fetchOne(String(uid), asked, { uid: true });
      if (one) return listed(one, fetching);
      requireOpen(client);
      const why = await whyNothing(client, uid);
      if (why === vanished) return null;
      throw why;
    },
  }));
}
