import { describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import { findMailbox, upsertSending, type MailboxRow } from "../mailboxes/index.ts";
import { addMailbox } from "../mailboxes/add-mailbox.ts";
import { watchMail } from "./watch.ts";

// Seen red: with the way out chosen among all mailboxes, mail about servers that take none was left with one of them.
const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 9, minutes));

async function begin(db: Db) {
  const world = await smallWorld(db);
  await sql`update mailbox set address = 'support@nordvik.example'`.execute(tables(db));
  await addMailbox(db, world.actors.administrator, at(0), { key: "second", name: "Second", address: "second@nordvik.example" });
  const of = async (key: string) => (await findMailbox(db, key)) as MailboxRow;
  const [first, second] = [await of("support"), await of("second")];
  const server = { host: "localhost", port: 25, security: "starttls", auth: "none", user_name: "" } as const;
  for (const { id } of [first, second]) await upsertSending(db, { mailbox_id: id, ...server });
  const fail = (id: string, failure: string | null) =>
    sql`update mailbox_sending set failure = ${failure}, failures = 5, failing_since = ${at(0)},
      failure_facts = '{"host": "smtp.nordvik.example", "port": 465, "protocol": "SMTP"}' where mailbox_id = ${id}`.execute(tables(db));
  const told = async () =>
    (
      await sql<{ kind: string; text: string }>`select kind, text from notification where kind like 'mail_%' order by id`.execute(
        tables(db),
      )
    ).rows;
  const mails = async () =>
    (
      await sql<{ subject: string; mailbox_id: string; body: string }>`select subject, mailbox_id, body from outbox order by id`.execute(
        tables(db),
      )
    ).rows;
  return { world, first, second, fail, told, mails };
}

describe("who runs the desk hears", () => {
  test("once when mail stops and once when it flows again, at the bell and by a mailbox that works", async ({ db }) => {
    const { first, second, fail, told, mails } = await begin(db);
    await fail(first.id, "unreachable");
    for (const minute of [0, 1, 2, 3, 30]) await watchMail(db, at(minute));
    expect(await told()).toEqual([{ kind: "mail_stopped", text: "Support: smtp.nordvik.example does not answer at port 465." }]);
    expect(await mails()).toMatchObject([{ subject: "Mail has stopped: Support", mailbox_id: second.id }]);
    expect((await mails())[0]?.body).toContain("A firewall probably blocks the way");
    await fail(first.id, null);
    for (const minute of [31, 32]) await watchMail(db, at(minute));
    expect((await told()).map(({ kind }) => kind)).toEqual(["mail_stopped", "mail_flows"]);
    expect((await mails()).map(({ subject }) => subject)).toEqual(["Mail has stopped: Support", "Mail flows again: Support"]);
    await fail(first.id, "unreachable");
    for (const minute of [40, 42]) await watchMail(db, at(minute));
    expect((await told()).map(({ kind }) => kind)).toEqual(["mail_stopped", "mail_flows", "mail_stopped"]);
  });

  test("nothing of what mends itself at once, and no mail where none would leave", async ({ db }) => {
    const { first, second, fail, told, mails } = await begin(db);
    await fail(first.id, "cut");
    await watchMail(db, at(0));
    await fail(first.id, null);
    for (const minute of [1, 2, 3]) await watchMail(db, at(minute));
    expect(await told()).toEqual([]);
    for (const { id } of [first, second]) await fail(id, "unreachable");
    for (const minute of [10, 12]) await watchMail(db, at(minute));
    expect(await told()).toHaveLength(2);
    expect(await mails()).toEqual([]);
  });

  test("that mail waits and nobody sends it", async ({ db }) => {
    const { first, told } = await begin(db);
    await sql`insert into outbox (id, kind, to_address, language, subject, body, state, mailbox_id, next_try_at)
      values (gen_random_uuid(), 'replied', 'ane.berg@nordvik.example', 'en', 'x', 'x', 'waiting', ${first.id}, ${at(0)})`.execute(
      tables(db),
    );
    for (const minute of [10, 20, 22]) await watchMail(db, at(minute));
    expect(await told()).toEqual([
      { kind: "mail_stopped", text: "Outbox: 1 message has waited longer than a quarter of an hour to be sent." },
    ]);
  });
});
