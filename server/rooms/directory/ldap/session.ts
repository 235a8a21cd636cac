import type { Attribute, Change, Client, Entry, Filter, SearchOptions } from "ldapts";
import { openSocket, type Server } from "./open-socket.ts";

export interface Login {
  name: string;
  password: string;
}

/** A connection that is signed in. */
export interface Session {
  /** Entries below `base` that the filter lets through, page by page. */
  pages(base: string, filter: Filter, how: Pick<SearchOptions, "attributes" | "explicitBufferAttributes">): AsyncGenerator<Entry[]>;
  /** The first ones, at most so many. */
  first(base: string, filter: Filter, most: number, how: Pick<SearchOptions, "attributes" | "explicitBufferAttributes">): Promise<Entry[]>;
  /** One entry by its name; null where there is none. */
  entry(dn: string, how?: Pick<SearchOptions, "attributes" | "explicitBufferAttributes">): Promise<Entry | null>;
  /** Everything, or nothing: one entry's changes are written together (RFC 4511, 4.6). */
  modify(dn: string, changes: Change[]): Promise<void>;
  add(dn: string, attributes: Attribute[]): Promise<void>;
  /** To another entry above it, under the same first part of its name. */
  move(dn: string, name: string): Promise<void>;
  remove(dn: string): Promise<void>;
  extended(oid: string, value?: Buffer): Promise<string | null>;
  close(): Promise<void>;
}

const pageSize = 1000;
/** A page of a slow directory takes seconds; longer than this it stands still. */
const patience = 20_000;

/** A page is a thousand times a few lines; a server that sends more than this sends something else. */
const mostBytes = 64 * 1024 * 1024;

const wrong = (code: string) => Object.assign(new Error(code), { code });

/** The library would connect anew by itself, without TLS and as nobody: here a connection is made once. */
const once = <T>(socket: T) => {
  let taken = false;
  return (): T => {
    if (taken) throw wrong("ECONNRESET");
    taken = true;
    return socket;
  };
};

/**
 * Signs in to a directory. An empty password is refused before it is sent: a server takes it for a stranger's and says yes
 * (RFC 4513, 5.1.2). Referrals are followed nowhere: they would take the password to another server.
 */
export async function openSession(server: Server, { name, password }: Login): Promise<Session> {
  if (password === "" || name === "" || password.includes("\0")) throw wrong("EMPTY_PASSWORD");
  // Of use only to desks with a directory: read when the first of it is.
  const { Client, PresenceFilter, NoSuchObjectError } = await import("ldapts");
  const socket = await openSocket(server);
  let heard = 0;
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    heard += chunk.length;
    if (heard > mostBytes) socket.destroy();
  });
  const client = new Client({ url: "ldap://directory.invalid", timeout: patience, createConnection: once(socket) });
  const close = async () => {
    if (client.isConnected) await Promise.race([client.unbind().catch(() => {}), new Promise((done) => setTimeout(done, 1000).unref())]);
    socket.destroy();
  };
  /** An answer that does not come ends the connection: what comes later belongs to nobody. */
  const guarded = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (socket.destroyed) throw wrong("ECONNRESET");
    heard = 0;
    try {
      return await ask();
    } catch (error) {
      if (isOver(error)) socket.destroy();
      throw error;
    }
  };
  try {
    await guarded(() => client.bind(name, password));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async *pages(base, filter, how) {
      const all = search(client, base, { filter, scope: "sub", paged: { pageSize }, timeLimit: patience / 1000, ...how });
      for (;;) {
        const next = await guarded(() => all.next());
        if (next.done) return;
        yield next.value.searchEntries;
      }
    },
    async first(base, filter, most, how) {
      const asked = { filter, scope: "sub" as const, sizeLimit: most, timeLimit: patience / 1000, ...how };
      return (await guarded(() => client.search(base, asked))).searchEntries;
    },
    async entry(dn, how = {}) {
      const filter = new PresenceFilter({ attribute: "objectClass" });
      try {
        const found = await guarded(() => client.search(dn, { filter, scope: "base", timeLimit: patience / 1000, ...how }));
        return found.searchEntries[0] ?? null;
      } catch (error) {
        if (error instanceof NoSuchObjectError) return null;
        throw error;
      }
    },
    modify: (dn, changes) => guarded(() => client.modify(dn, changes)),
    add: (dn, attributes) => guarded(() => client.add(dn, attributes)),
    move: (dn, name) => guarded(() => client.modifyDN(dn, name)),
    remove: (dn) => guarded(() => client.del(dn)),
    extended: async (oid, value) => (await guarded(() => client.exop(oid, value))).value ?? null,
    close,
  };
}

const search = (client: Client, base: string, options: SearchOptions) => client.searchPaginated(base, options);

const isOver = (error: unknown): boolean => error instanceof Error && /timed? ?out|Socket error|closed/i.test(error.message);
