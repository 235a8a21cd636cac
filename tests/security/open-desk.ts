import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterCommit, type Db } from "../../server/platform/db.ts";
import { startWaking } from "../../server/platform/events/wake.ts";
import type { Gate } from "../../server/platform/http/bind.ts";
import { createServer } from "../../server/platform/http/serve.ts";
import type { Log } from "../../server/platform/log.ts";
import { configureSealing } from "../../server/platform/sealing.ts";
import { authenticate, configureAccess, proofsOf, room as access, type SignInCode } from "../../server/rooms/access/index.ts";
import { room as approvals } from "../../server/rooms/approvals/index.ts";
import { room as assets } from "../../server/rooms/assets/index.ts";
import { room as availability } from "../../server/rooms/availability/index.ts";
import { room as away } from "../../server/rooms/away/index.ts";
import { room as alerts } from "../../server/rooms/alerts/index.ts";
import { room as bulk } from "../../server/rooms/bulk/index.ts";
import { room as calendars } from "../../server/rooms/calendars/index.ts";
import { room as catalog } from "../../server/rooms/catalog/index.ts";
import { room as chat } from "../../server/rooms/chat/index.ts";
import { room as company } from "../../server/rooms/company/index.ts";
import { room as checklists } from "../../server/rooms/checklists/index.ts";
import { room as clocks } from "../../server/rooms/clocks/index.ts";
import { room as counters } from "../../server/rooms/counters/index.ts";
import { room as contacts } from "../../server/rooms/contacts/index.ts";
import { room as drafts } from "../../server/rooms/drafts/index.ts";
import { configureFiles, room as files } from "../../server/rooms/files/index.ts";
import { room as inserts } from "../../server/rooms/inserts/index.ts";
import { room as later } from "../../server/rooms/later/index.ts";
import { room as side } from "../../server/rooms/side/index.ts";
import { room as levels } from "../../server/rooms/levels/index.ts";
import { room as links } from "../../server/rooms/links/index.ts";
import { room as live } from "../../server/rooms/live/index.ts";
import { room as macros } from "../../server/rooms/macros/index.ts";
import { room as tone } from "../../server/rooms/tone/index.ts";
import { room as mail } from "../../server/rooms/mail/index.ts";
import { room as mailboxes } from "../../server/rooms/mailboxes/index.ts";
import { holdContact, holdFactors, provenAlone } from "../../server/rooms/desk-accounts/index.ts";
import { configurePeople } from "../../server/rooms/people/index.ts";
import { configureNotifications, queueSignInCode, room as notifications } from "../../server/rooms/notifications/index.ts";
import { configureOutbox, room as outbox } from "../../server/rooms/outbox/index.ts";
import { room as people } from "../../server/rooms/people/index.ts";
import { room as presence } from "../../server/rooms/presence/index.ts";
import { room as promises } from "../../server/rooms/promises/index.ts";
import { room as recurring } from "../../server/rooms/recurring/index.ts";
import { room as routing } from "../../server/rooms/routing/index.ts";
import { room as rules } from "../../server/rooms/rules/index.ts";
import { configureScim, room as scim, serveScim } from "../../server/rooms/scim/index.ts";
import { room as search } from "../../server/rooms/search/index.ts";
import { room as teams } from "../../server/rooms/teams/index.ts";
import { room as texts } from "../../server/rooms/texts/index.ts";
import { room as tickets } from "../../server/rooms/tickets/index.ts";
import { room as accounts } from "../../server/rooms/accounts/index.ts";
import { room as verification } from "../../server/rooms/verification/index.ts";
import { room as webhooks } from "../../server/rooms/webhooks/index.ts";
import { room as views } from "../../server/rooms/views/index.ts";
import { freshDatabase, quiet, type FreshDatabase } from "../database.ts";

const rooms = [
  assets,
  people,
  teams,
  calendars,
  catalog,
  levels,
  access,
  away,
  files,
  tickets,
  views,
  contacts,
  chat,
  company,
  scim,
  counters,
  availability,
  search,
  mailboxes,
  outbox,
  texts,
  mail,
  notifications,
  approvals,
  drafts,
  later,
  links,
  checklists,
  promises,
  clocks,
  side,
  bulk,
  macros,
  tone,
  inserts,
  webhooks,
  rules,
  routing,
  recurring,
  alerts,
  verification,
  accounts,
  presence,
  live,
];

export interface Desk extends FreshDatabase {
  base: string;
  /** Where its files lie. */
  folder: string;
  /** Every line the server logged. */
  logged: string[];
  /** One-time codes as they were sent, newest last. */
  codes: SignInCode[];
  /** Moves the server's clock by so many milliseconds. */
  pass(ms: number): void;
  /** What the server's clock shows. */
  now(): Date;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Signs in and answers the cookie to send along. */
  signIn(email: string, password: string): Promise<string>;
}

export interface CallOptions {
  body?: unknown;
  cookie?: string;
  key?: string;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  // Tests look into answers of every shape.
  body: any;
  text: string;
  headers: Headers;
  /** `name=value` of the cookie that the answer sets. */
  cookie: string | null;
  /** All that it sets, to send along. */
  cookies: string;
}

/** A whole desk on a port of its own, with a database of its own. */
export async function openDesk(options: { publicUrl?: string; size?: number } = {}): Promise<Desk> {
  const fresh = await freshDatabase({ size: options.size });
  const logged: string[] = [];
  const codes: SignInCode[] = [];
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const publicUrl = options.publicUrl ?? "http://127.0.0.1";
  configureAccess({
    publicUrl,
    holdFactors,
    deliverCode: async (tx: Db, code) => {
      await queueSignInCode(tx, code);
      afterCommit(tx, () => void codes.push(code));
    },
  });
  configurePeople({ holdContact, provenAlone });
  const folder = mkdtempSync(join(tmpdir(), "firstline-files-"));
  configureFiles({ folder });
  configureNotifications({ publicUrl });
  configureOutbox({ publicUrl });
  configureScim({ publicUrl });
  const sink = new Writable({ write: (chunk, _, done) => (logged.push(String(chunk)), done()) });
  const gate: Gate = {
    db: fresh.db,
    now,
    authenticate: (request) => authenticate(fresh.db, request, now()),
    proofsOf: (actor) => proofsOf(fresh.db, actor),
  };
  configureSealing(randomBytes(32));
  const log: Log = pino({ level: "debug" }, sink);
  const extra: Parameters<typeof createServer>[0]["extra"] = (server) => serveScim(server, fresh.db, now);
  const app = await createServer({ gate, routes: rooms.flatMap((room) => room.routes ?? []), publicUrl, log, extra });
  const base = await app.listen({ host: "127.0.0.1", port: 0 });
  const waking = startWaking(fresh.url, fresh.pool, quiet);

  const call = async (method: string, path: string, { body, cookie, key, headers }: CallOptions = {}): Promise<Answer> => {
    const response = await fetch(`${base}/api/v1${path}`, {
      method,
      // What an address leads to is another address's answer.
      redirect: "manual",
      headers: {
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(cookie && { cookie }),
        ...(key && { authorization: `Bearer ${key}` }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const parse = () => {
      try {
        return text ? JSON.parse(text) : null;
      } catch {
        return null;
      }
    };
    return {
      status: response.status,
      body: parse(),
      text,
      headers: response.headers,
      cookie: response.headers.get("set-cookie")?.split(";")[0] ?? null,
      cookies: response.headers
        .getSetCookie()
        .map((line) => line.split(";")[0] ?? "")
        .join("; "),
    };
  };

  return {
    ...fresh,
    base,
    folder,
    logged,
    codes,
    pass: (ms) => (ahead += ms),
    now,
    call,
    async signIn(email, password) {
      const answer = await call("POST", "/session", { body: { email, password } });
      if (answer.status !== 201 || !answer.cookie) throw new Error(`signing in answered ${answer.status} ${answer.text}`);
      return answer.cookie;
    },
    async close() {
      // A connection kept alive falls idle when its last answer is read, and nobody else closes it then.
      const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
      await app.close();
      clearInterval(sweep);
      await waking.stop();
      await fresh.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
