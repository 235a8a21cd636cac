import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { configureSealing } from "../../server/platform/sealing.ts";
import { startReader, type Reader, type ReaderOptions } from "../../server/rooms/mail/doors/imap-reader.ts";
import type { Intake } from "../../server/rooms/mail/doors/imap-take.ts";
import { fetchingOf } from "../../server/rooms/mailboxes/index.ts";
import { freshDatabase, type FreshDatabase } from "../database.ts";
import { smallWorld, type World } from "../world.ts";
import { hasPackages } from "./harness/debian.ts";
import { startDovecot, type ImapServer } from "./harness/dovecot.ts";
import { brokenMessages, intakeOf, keptSums, mailboxOn, message, sumOf } from "./harness/intake.ts";

let server: ImapServer;
let fresh: FreshDatabase;
let world: World;
const readers: Reader[] = [];
const quick: ReaderOptions = { pause: 200, wait: () => 50 };

beforeAll(async () => {
  if (!hasPackages) return;
  configureSealing(randomBytes(32));
  server = await startDovecot();
});
afterAll(() => server?.close());
beforeEach(async () => {
  fresh = await freshDatabase();
  world = await smallWorld(fresh.db);
  await server.empty();
});
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.stop();
  await fresh.close();
});

async function read(more: object = {}, intake: Partial<Intake> = {}, options: ReaderOptions = quick) {
  const { mailbox, fetching } = await mailboxOn(fresh.db, world.actors.administrator, server, more);
  const reader = startReader(intakeOf(fresh.db, intake), mailbox, fetching, options);
  readers.push(reader);
  const state = async () => {
    const row = await fetchingOf(fresh.db, mailbox.id);
    if (!row) throw new Error("no fetching");
    return row;
  };
  return { reader, mailbox, state };
}

const kept = (count: number) => expect.poll(async () => (await keptSums(fresh.db)).length).toBe(count);
const folder = async (name = "INBOX") => {
  const client = await server.client();
  await client.mailboxOpen(name);
  const all = await client.fetchAll("1:*", { uid: true, flags: true }).catch(() => []);
  await client.logout();
  return all.map(({ flags }) =>
    [...(flags ?? [])]
      .filter((flag) => flag !== "\\Recent")
      .toSorted()
      .join(" "),
  );
};

describe.skipIf(!hasPackages)("a mailbox on dovecot", () => {
  test("what is there and what comes is kept to the byte, and marked only then", async () => {
    await server.deliver(message(1));
    const { state } = await read({}, {}, { ...quick, pause: 600_000 });
    await kept(1);
    // Told by the server: the pause is long.
    await server.deliver(message(2, 2_000_000));
    await kept(2);
    expect((await keptSums(fresh.db)).toSorted()).toEqual([sumOf(message(1)), sumOf(message(2, 2_000_000))].toSorted());
    expect(await brokenMessages(fresh.db)).toBe(0);
    await expect.poll(() => folder()).toEqual(["\\Seen", "\\Seen"]);
    expect(await state()).toMatchObject({ failing_since: null });
  });

  test("over STARTTLS", async () => {
    await server.deliver(message(1));
    await read({ port: server.plainPort, security: "starttls" });
    await kept(1);
  });

  test("messages are moved, or deleted, when they are kept", async () => {
    await server.deliver(message(1));
    const { reader } = await read({ afterwards: "move", move_to: "Done" });
    await kept(1);
    await expect.poll(() => folder("Done")).toHaveLength(1);
    await reader.stop();
    await server.deliver(message(2));
    await read({ afterwards: "delete" });
    await kept(2);
    await expect.poll(() => folder()).toEqual([]);
  });

  test("of what was there before, only what is asked for", async () => {
    await server.deliver(message(1), "INBOX", new Date("2026-01-01T00:00:00Z"));
    await server.deliver(message(2), "INBOX", new Date("2026-03-01T00:00:00Z"));
    await read({ take_from: "2026-02-01T00:00:00Z" });
    await kept(1);
    // What somebody moves here later is new, however old it is.
    await server.deliver(message(3), "INBOX", new Date("2025-01-01T00:00:00Z"));
    await kept(2);
    await expect.poll(() => folder()).toEqual(["", "\\Seen", "\\Seen"]);
  });

  test("one that is too long stays there, with a flag, and holds up no other", async () => {
    await server.deliver(message("long", 51 * 1024 * 1024));
    await server.deliver(message(2));
    await read();
    await kept(1);
    await expect.poll(() => folder()).toEqual(["\\Flagged", "\\Seen"]);
    const left = await fresh.pool.query("select subject, reason, from_address from mailbox_left");
    expect(left.rows).toEqual([{ subject: "Message long", reason: "too_long", from_address: "ane.berg@nordvik.example" }]);
  });

  test("a wrong password, a strange certificate, a folder and a server that are not there are told in words", async () => {
    const failure = async (more: object) => {
      const { reader, state } = await read(more);
      await expect.poll(async () => (await state()).failing_since).not.toBeNull();
      await reader.stop();
      return state();
    };
    expect(await failure({ password: "wrong" })).toMatchObject({ failure: "wrong_password" });
    expect(await failure({ certificate: null })).toMatchObject({
      failure: "certificate",
      failure_facts: { reason: "authority", names: "localhost, 127.0.0.1", issuer: "localhost" },
    });
    expect(await failure({ certificate: null, port: server.plainPort, security: "starttls" })).toMatchObject({
      failure: "certificate",
      failure_facts: { issuer: "localhost" },
    });
    expect(await failure({ folder: "Nowhere" })).toMatchObject({ failure: "no_folder", failure_facts: { folder: "Nowhere" } });
    expect(await failure({ port: 1 })).toMatchObject({ failure: "refused" });
    expect(await failure({ port: server.plainPort })).toMatchObject({ failure: "wrong_security" });
    expect(await failure({ host: "nowhere.invalid" })).toMatchObject({ failure: "no_such_host" });
    const facts = await fresh.pool.query("select data->>'failure' as failure from event where type = 'mailbox.failing' order by id");
    expect(facts.rows.map((row) => row.failure)).toEqual([
      "wrong_password",
      "certificate",
      "certificate",
      "no_folder",
      "refused",
      "wrong_security",
      "no_such_host",
    ]);
  });

  test("the server goes and comes: nothing is lost, nothing is twice, and both are told", async () => {
    const { state } = await read();
    await server.deliver(message(1));
    await kept(1);
    await server.stop();
    await expect.poll(async () => (await state()).failure).toBe("refused");
    await server.start();
    await server.deliver(message(2));
    await kept(2);
    await expect.poll(async () => (await state()).failing_since).toBeNull();
    const facts = await fresh.pool.query("select type from event where type in ('mailbox.failing', 'mailbox.works') order by id");
    expect(facts.rows.map((row) => row.type)).toEqual(["mailbox.failing", "mailbox.works"]);
  });
});
