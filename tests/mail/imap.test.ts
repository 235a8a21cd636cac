import { describe, expect, test } from "vitest";
import type { ReaderOptions } from "../../server/rooms/mail/doors/imap-reader.ts";
import { hasPackages } from "./harness/debian.ts";
import { brokenMessages, keptSums, message, sumOf } from "./harness/intake.ts";
import { mailGround } from "./harness/mail-ground.ts";

// Seen red (imap-reader.ts, withheld.ts): without refusals noted the reader asked for the same message for ever and took nothing; and without
// the flag nobody saw on the server what was left there.
const ground = mailGround();
const quick: ReaderOptions = { pause: 200, wait: () => 50 };
const read = (more: object = {}, options = quick) => ground.read(more, {}, options);

const kept = (count: number, patience = {}) => expect.poll(async () => (await keptSums(ground.fresh.db)).length, patience).toBe(count);
const folder = async (name = "INBOX") => {
  const client = await ground.server.client();
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
    await ground.server.deliver(message(1));
    const { state } = await read({}, { ...quick, pause: 600_000 });
    await kept(1);
    // Told by the server: the pause is long.
    await ground.server.deliver(message(2, 2_000_000));
    await kept(2);
    expect((await keptSums(ground.fresh.db)).toSorted()).toEqual([sumOf(message(1)), sumOf(message(2, 2_000_000))].toSorted());
    expect(await brokenMessages(ground.fresh.db)).toBe(0);
    await expect.poll(() => folder()).toEqual(["\\Seen", "\\Seen"]);
    expect(await state()).toMatchObject({ failing_since: null });
  });

  test("over STARTTLS", async () => {
    await ground.server.deliver(message(1));
    await read({ port: ground.server.plainPort, security: "starttls" });
    await kept(1);
  });

  test("messages are moved, or deleted, when they are kept", async () => {
    await ground.server.deliver(message(1));
    const { reader } = await read({ afterwards: "move", move_to: "Done" });
    await kept(1);
    await expect.poll(() => folder("Done")).toHaveLength(1);
    await reader.stop();
    await ground.server.deliver(message(2));
    await read({ afterwards: "delete" });
    await kept(2);
    await expect.poll(() => folder()).toEqual([]);
  });

  test("of what was there before, only what is asked for", async () => {
    await ground.server.deliver(message(1), "INBOX", new Date("2026-01-01T00:00:00Z"));
    await ground.server.deliver(message(2), "INBOX", new Date("2026-03-01T00:00:00Z"));
    await read({ take_from: "2026-02-01T00:00:00Z" });
    await kept(1);
    // What somebody moves here later is new, however old it is.
    await ground.server.deliver(message(3), "INBOX", new Date("2025-01-01T00:00:00Z"));
    await kept(2);
    await expect.poll(() => folder()).toEqual(["", "\\Seen", "\\Seen"]);
  });

  test("one that is too long stays there, with a flag, and holds up no other", async () => {
    await ground.server.deliver(message("long", 51 * 1024 * 1024));
    await ground.server.deliver(message(2));
    await read();
    await kept(1);
    await expect.poll(() => folder()).toEqual(["\\Flagged", "\\Seen"]);
    const left = await ground.fresh.pool.query("select subject, reason, from_address from mailbox_left");
    expect(left.rows).toEqual([{ subject: "Message long", reason: "too_long", from_address: "ane.berg@nordvik.example" }]);
  });

  test("one that the server cannot read stays there, with a flag, is asked for three times, and holds up no other", async () => {
    ground.server.drop([message(1), message(2), message(3), message(4), message(5)]);
    await folder();
    ground.server.spoil("This is message 2.", "unreadable");
    ground.server.spoil("This is message 4.", "unreadable");
    const { state } = await read();
    // Each refusal ends the connection: that is eight of them.
    await kept(3, { timeout: 120_000 });
    expect((await keptSums(ground.fresh.db)).toSorted()).toEqual([1, 3, 5].map((n) => sumOf(message(n))).toSorted());
    await expect.poll(async () => (await state()).failing_since, { timeout: 60_000 }).toBeNull();
    expect(await folder()).toEqual(["\\Seen", "\\Flagged", "\\Seen", "\\Flagged", "\\Seen"]);
    const { rows } = await ground.fresh.pool.query("select uid, reason from mailbox_left order by uid");
    const { last_uid } = await state();
    expect(rows).toEqual([3, 1].map((before) => ({ uid: last_uid - before, reason: "unreadable" })));
    // What comes next is taken as ever.
    ground.server.drop([message(6)]);
    await kept(4, { timeout: 60_000 });
  }, 300_000);

  test("one whose file is gone behind the server's back holds up no other and is left by nobody", async () => {
    ground.server.drop([message(1), message(2), message(3)]);
    await folder();
    ground.server.spoil("This is message 2.", "gone");
    await read();
    await kept(2);
    await expect.poll(() => folder()).toEqual(["\\Seen", "\\Seen"]);
    expect((await ground.fresh.pool.query("select uid from mailbox_left")).rows).toEqual([]);
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
    expect(await failure({ certificate: null, port: ground.server.plainPort, security: "starttls" })).toMatchObject({
      failure: "certificate",
      failure_facts: { issuer: "localhost" },
    });
    expect(await failure({ folder: "Nowhere" })).toMatchObject({ failure: "no_folder", failure_facts: { folder: "Nowhere" } });
    expect(await failure({ port: 1 })).toMatchObject({ failure: "refused" });
    expect(await failure({ port: ground.server.plainPort })).toMatchObject({ failure: "wrong_security" });
    expect(await failure({ host: "nowhere.invalid" })).toMatchObject({ failure: "no_such_host" });
    const facts = await ground.fresh.pool.query("select data->>'failure' as failure from event where type = 'mailbox.failing' order by id");
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
    await ground.server.deliver(message(1));
    await kept(1);
    await ground.server.stop();
    await expect.poll(async () => (await state()).failure).toBe("refused");
    await ground.server.start();
    await ground.server.deliver(message(2));
    await kept(2);
    await expect.poll(async () => (await state()).failing_since).toBeNull();
    const facts = await ground.fresh.pool.query("select type from event where type in ('mailbox.failing', 'mailbox.works') order by id");
    expect(facts.rows.map((row) => row.type)).toEqual(["mailbox.failing", "mailbox.works"]);
  });
});
