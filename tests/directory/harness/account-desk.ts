import { randomBytes } from "node:crypto";
import type { AccountAsked } from "../../../contract/directory-accounts.ts";
import type { SensitiveAction, VerificationMethod } from "../../../contract/verification.ts";
import type { Actor } from "../../../server/platform/actor.ts";
import { newId } from "../../../server/platform/id.ts";
import type { Problem } from "../../../server/platform/problem.ts";
import { configureSealing } from "../../../server/platform/sealing.ts";
import { askAction, prepare } from "../../../server/rooms/accounts/ask-action.ts";
import { presentAction } from "../../../server/rooms/accounts/present.ts";
import { runAction } from "../../../server/rooms/accounts/run-action.ts";
import { findAction, leaseAction } from "../../../server/rooms/accounts/store.ts";
import { askSync } from "../../../server/rooms/directory/ask-sync.ts";
import { createDirectory } from "../../../server/rooms/directory/change-directory.ts";
import { accountsIn, findDirectory, type LiveAccount } from "../../../server/rooms/directory/index.ts";
import { runSync } from "../../../server/rooms/directory/run-sync.ts";
import { leaseSync } from "../../../server/rooms/directory/store-fence.ts";
import { openTicket } from "../../../server/rooms/tickets/index.ts";
import { insertVerification } from "../../../server/rooms/verification/store.ts";
import { freshDatabase } from "../../database.ts";
import { smallWorld } from "../../world.ts";

type Settings = Parameters<typeof createDirectory>[3];

/** A desk that reads people from a directory and may write there, with a ticket of Ane's and Per who works on it. */
export async function openAccountDesk(settings: Omit<Settings, "name" | "writes">, now = () => new Date()) {
  configureSealing(randomBytes(32));
  const fresh = await freshDatabase();
  const { db } = fresh;
  const world = await smallWorld(db);
  const per: Actor = { ...world.actors.per, sessionId: newId() };
  const kari: Actor = { ...world.actors.lead, sessionId: newId() };
  const directoryId = await createDirectory(db, world.actors.administrator, now(), { ...settings, name: "Nordvik", writes: true });
  await fresh.pool.query("update sms_gateway set active = true, kind = 'http', url = 'https://sms.example/', failing_since = null");
  const directory = async () => (await findDirectory(db, directoryId)) ?? Promise.reject(new Error("it is gone"));
  const open = async () => {
    const given = { subject: "Locked out", description: "", channel: "phone" as const, requester: { id: world.people.ane.id } };
    return (await openTicket(db, per, now(), given)).id;
  };
  const ticketId = await open();
  const rows = async (query: string, ...values: unknown[]) => (await fresh.pool.query(query, values)).rows;
  const live = async (name: string): Promise<LiveAccount> => {
    const found = await accountsIn(await directory(), (accounts) => accounts.find(name, 20));
    return found.find(({ userName }) => userName === name) ?? Promise.reject(new Error(`nobody is called ${name}`));
  };
  const at = async (name: string) => ({ directory_id: directoryId, key: (await live(name)).key });
  const shown = async (id: string, actor = per) => {
    const row = await findAction(db, id);
    if (!row) throw new Error("it is gone");
    return presentAction(actor, row, now());
  };
  const desk = {
    ...{ fresh, db, world, per, kari, directoryId, ticketId, directory, open, rows, live, at, shown },
    async sync() {
      await askSync(db, await directory(), null, now(), { preview: false, accept_leaving: null });
      const leased = await leaseSync(db);
      if (leased) await runSync(db, leased, now);
    },
    /** Evidence as it lies there once somebody has proved something. */
    async prove(name: string, action: SensitiveAction, ...methods: VerificationMethod[]) {
      const { key } = await live(name);
      const [owner] = await rows("select person_id from directory_person where key = $1", key);
      for (const method of methods)
        await insertVerification(db, {
          ...{ id: newId(), ticket_id: ticketId, person_id: owner.person_id, directory_id: directoryId, account_key: key, action },
          ...{ technician_id: world.people.per.id, method, state: "passed", facts: "{}" },
          ...(["manager", "second_person", "in_person"].includes(method) && { asked_id: world.people.lead.id }),
          started_at: new Date(now().getTime() - 120_000),
          open_until: new Date(now().getTime() + 480_000),
          ended_at: new Date(now().getTime() - 60_000),
          good_until: new Date(now().getTime() + 840_000),
        });
    },
    preview: (asked: AccountAsked, actor = per) => prepare(db, actor, now(), ticketId, asked),
    async ask(asked: AccountAsked, actor = per) {
      const { seen } = await prepare(db, actor, now(), ticketId, asked);
      return askAction(db, actor, now(), ticketId, asked, seen);
    },
    refused: (doing: Promise<unknown>): Promise<string> =>
      doing.then(
        () => "taken",
        (problem: Problem) => `${problem.status} ${problem.code}`,
      ),
    /** What the worker does with what waits. */
    async work() {
      for (let row = await leaseAction(db); row; row = await leaseAction(db)) {
        await runAction(db, row, now, (error) => {
          throw error;
        });
      }
    },
    async done(asked: AccountAsked, actor = per) {
      const id = await desk.ask(asked, actor);
      await desk.work();
      return shown(id);
    },
    close: () => fresh.close(),
  };
  await desk.sync();
  await fresh.pool.query("update person set mobile = '+4790000001'");
  // What is new proves nothing.
  await fresh.pool.query("update contact_point set since = since - interval '90 days'");
  return desk;
}
export type AccountDesk = Awaited<ReturnType<typeof openAccountDesk>>;
