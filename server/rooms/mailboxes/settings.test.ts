import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld, teamOf } from "../../../tests/world.ts";
import { fetchingGiven } from "../../../contract/mailboxes.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { Problem } from "../../platform/problem.ts";
import { configureSealing } from "../../platform/sealing.ts";
import { addMailbox } from "./add-mailbox.ts";
import { changeMailbox } from "./change-mailbox.ts";
import { findMailboxById } from "./index.ts";
import { passwordOf } from "./kept-password.ts";
import { setFetching, stopFetching } from "./set-fetching.ts";
import type { MailboxRow } from "./store.ts";
import { fetchingOf, noteFetching } from "./store-fetching.ts";

const now = new Date("2026-03-02T09:00:00Z");
const password = "correct horse battery staple";
const server = { host: "Mail.Nordvik.example", port: 993, security: "tls", user: "support@nordvik.example" } as const;
const given = (more: object = {}) => fetchingGiven.parse({ ...server, ...more });

beforeAll(() => configureSealing(randomBytes(32)));

const at = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (problem: Problem) => problem.errors?.map(({ pointer, code }) => `${pointer} ${code}`).join() || problem.code,
  );

async function begin(db: Db) {
  const world = await smallWorld(db);
  const actor = world.actors.administrator;
  const load = async (id: string) => (await findMailboxById(db, id)) as MailboxRow;
  const add = async (key: string, more: object = {}) =>
    load(await addMailbox(db, actor, now, { key, name: key, address: `${key}@nordvik.example`, ...more }));
  return { world, actor, load, add };
}

const facts = async (db: Db) =>
  (await sql<{ data: object }>`select data from event where type like 'mailbox.%' order by id`.execute(tables(db))).rows.map(
    ({ data }) => data,
  );

describe("a mailbox", () => {
  test("is added with what it needs, once per key and address", async ({ db }) => {
    const { world, actor, add } = await begin(db);
    const sales = await add("sales", { team_id: teamOf(world, "messaging").id, language: "nb" });
    expect(sales).toMatchObject({ address: "sales@nordvik.example", language: "nb", sender_name: "sales", strangers: "open", version: 1 });
    expect(await at(addMailbox(db, actor, now, { key: "sales", name: "x", address: null }))).toBe("/key taken");
    expect(await at(addMailbox(db, actor, now, { key: "other", name: "x", address: "sales@nordvik.example" }))).toBe("/address taken");
    expect(await at(addMailbox(db, actor, now, { key: "third", name: "x", address: null, team_id: sales.id }))).toBe("/team_id unknown");
  });

  test("is changed by what is given, and says so only when something is another", async ({ db }) => {
    const { actor, add, load } = await begin(db);
    const { id } = await add("sales");
    await add("second");
    await changeMailbox(db, actor, now, await load(id), { name: "sales", receivers: [] });
    expect(await load(id)).toMatchObject({ version: 1 });
    await changeMailbox(db, actor, now, await load(id), { receivers: ["mx.nordvik.example"], active: false, address: null });
    expect(await load(id)).toMatchObject({ version: 2, active: false, receivers: ["mx.nordvik.example"], address: null });
    expect(await at(changeMailbox(db, actor, now, await load(id), { address: "second@nordvik.example" }))).toBe("/address taken");
    expect((await facts(db)).at(-1)).toMatchObject({ fields: ["receivers", "active", "address"] });
  });
});

describe("its fetching", () => {
  test("keeps the password sealed, and tells nobody", async ({ db }) => {
    const { actor, add } = await begin(db);
    const box = await add("sales");
    expect(await at(setFetching(db, actor, now, box, given()))).toBe("/password required");
    await setFetching(db, actor, now, box, given({ password }));
    const row = await fetchingOf(db, box.id);
    if (!row) throw new Error("nothing was kept");
    expect(row).toMatchObject({ host: "mail.nordvik.example", take_from: now, last_uid: 0, revision: 1 });
    expect(passwordOf(row)).toBe(password);
    expect(() => passwordOf({ ...row, mailbox_id: "01900000-0000-7000-8000-000000000001" })).toThrow();
    const dump = await sql<{ all: string }>`
      select (select json_agg(f) from mailbox_fetching f)::text || (select json_agg(e) from event e)::text as all`.execute(tables(db));
    expect(dump.rows[0]?.all).not.toContain(password);
  });

  test.for([{ host: "evil.example" }, { port: 143 }, { user: "ane@nordvik.example" }, { security: "starttls" }])(
    "is not sent to another server with the old password: %j",
    async (change, { db }) => {
      const { actor, add } = await begin(db);
      const box = await add("sales");
      await setFetching(db, actor, now, box, given({ password }));
      expect(await at(setFetching(db, actor, now, box, given(change)))).toBe("/password password_again");
      await setFetching(db, actor, now, box, given({ folder: "Desk" }));
      const row = await fetchingOf(db, box.id);
      expect(row && passwordOf(row)).toBe(password);
    },
  );

  test("begins anew in another folder, and goes on in the same", async ({ db }) => {
    const { actor, add } = await begin(db);
    const box = await add("sales");
    await setFetching(db, actor, now, box, given({ password }));
    await noteFetching(db, { mailbox_id: box.id, revision: 1 }, { uid_validity: 7, last_uid: 40, failure: "cut", failing_since: now });
    const later = new Date("2026-03-09T09:00:00Z");
    await setFetching(db, actor, later, box, given({ afterwards: "delete" }));
    expect(await fetchingOf(db, box.id)).toMatchObject({ uid_validity: 7, last_uid: 40, failure: null, take_from: now, revision: 2 });
    await noteFetching(db, { mailbox_id: box.id, revision: 1 }, { last_uid: 41 });
    expect(await fetchingOf(db, box.id)).toMatchObject({ last_uid: 40 });
    await setFetching(db, actor, later, box, given({ folder: "Desk", take_from: null }));
    expect(await fetchingOf(db, box.id)).toMatchObject({ uid_validity: null, last_uid: 0, take_from: null, revision: 3 });
  });

  test("wants a folder to move to, another one, and only then", async ({ db }) => {
    const { actor, add } = await begin(db);
    const box = await add("sales");
    const move = (more: object) => at(setFetching(db, actor, now, box, given({ password, ...more })));
    expect(await move({ afterwards: "move" })).toBe("/move_to required");
    expect(await move({ move_to: "Done" })).toBe("/move_to only_move");
    expect(await move({ afterwards: "move", move_to: "INBOX" })).toBe("/move_to same_folder");
    expect(await move({ afterwards: "move", move_to: "Done" })).toBeNull();
  });

  test("ends, and its password with it", async ({ db }) => {
    const { actor, add, load } = await begin(db);
    const box = await add("sales");
    await setFetching(db, actor, now, box, given({ password }));
    await stopFetching(db, actor, now, box);
    expect(await fetchingOf(db, box.id)).toBeUndefined();
    expect(await load(box.id)).toMatchObject({ version: 3 });
    expect(await at(stopFetching(db, actor, now, box))).toBe("not_found");
  });
});

test.for(["mail.nordvik.example", "10.0.0.4", "::1", "localhost"])("%s is a server", (host) => {
  expect(given({ host }).host).toBe(host);
});
test.for(["-x", "a b", "a@b", "http://mail", "mail..no", "mail.no/x", "a\r\nb", ""])("%j is none", (host) => {
  expect(fetchingGiven.safeParse({ ...server, host }).success).toBe(false);
});
