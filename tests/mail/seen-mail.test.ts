import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { selfSigned } from "../../server/platform/self-signed.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { openSmtpDoor } from "../../server/rooms/mail/doors/smtp-door.ts";
import { tellOfDoor } from "../../server/rooms/mail/doors/tell-of-door.ts";
import { quiet } from "../database.ts";
import { openDesk, type Desk } from "../security/open-desk.ts";
import { smallWorld } from "../world.ts";
import { intakeOf } from "./harness/intake.ts";

// Seen red: without `news?.took()` no message was ever told of; without `silence` a door of a worker that was killed stood open for ever.
let desk: Desk;
let key: string;
beforeAll(async () => {
  desk = await openDesk();
  key = await transaction(desk.db, async (tx) => {
    const { people } = await smallWorld(tx);
    return (await createApiKey(tx, { personId: people.administrator.id, name: "test" })).key;
  });
  await desk.pool.query("update mailbox set address = 'support@nordvik.example'");
});
afterAll(() => desk.close());

const doors = async () => (await desk.call("GET", "/mail/doors", { key })).body.items;

test("where mail is taken in stands on a screen, with the last message and the last trouble, for as long as somebody listens", async () => {
  expect(await doors()).toEqual([]);
  let full = false;
  const keeps = intakeOf(desk.db);
  const intake = {
    ...keeps,
    receive: (given: Parameters<typeof keeps.receive>[0]) =>
      full ? Promise.reject(Object.assign(new Error("no room"), { code: "ENOSPC" })) : keeps.receive(given),
  };
  const certificate = selfSigned(["desk.example"], new Date(Date.now() - 1000), 2);
  const settings = { host: "127.0.0.1", port: 0, name: "desk.example", certificate: () => certificate, relays: ["127.0.0.1"] };
  const door = await openSmtpDoor(intake, quiet, settings);
  const given = { host: "127.0.0.1", port: door.port, greets: "desk.example" };
  const known = await tellOfDoor(desk.db, quiet, desk.now, given);
  door.tell(known.news);
  expect(await doors()).toMatchObject([{ ...given, last_mail_at: null, last_refusal: null, last_refused_at: null }]);

  const mail = createTransport({ host: "127.0.0.1", port: door.port, tls: { rejectUnauthorized: false } });
  const send = () => mail.sendMail({ from: "ane.berg@nordvik.example", to: "support@nordvik.example", subject: "Streaks", text: "Hi" });
  await send();
  full = true;
  await expect(send()).rejects.toMatchObject({ responseCode: 452 });
  await known.tell();
  expect(await doors()).toMatchObject([
    { last_mail_at: expect.any(String), last_refusal: expect.stringContaining("no room"), last_refused_at: expect.any(String) },
  ]);
  // Its worker is killed: after a minute nobody believes that it listens.
  desk.pass(61_000);
  expect(await doors()).toEqual([]);
  await door.stop();
  await known.stop();
  expect((await desk.pool.query("select * from mail_door")).rows).toEqual([]);
});

test("which messages were left on a server is told, newest first, with why", async () => {
  await desk.pool.query(
    `insert into mailbox_left (mailbox_id, uid_validity, uid, size, reason, from_address, subject, found_at)
     select id, 7, n, 60000000, case when n = 1 then 'unreadable' else 'too_long' end, null, 'Plans ' || n, now() + make_interval(secs => n)
     from mailbox, generate_series(1, 101) n where key = 'support'`,
  );
  const { body } = await desk.call("GET", "/mailboxes/support/left", { key });
  expect([body.total, body.items.length]).toEqual([101, 100]);
  expect(body.items[0]).toMatchObject({ uid: 101, uid_validity: 7, reason: "too_long", subject: "Plans 101", from: null });
  expect((await desk.call("GET", "/mailboxes/nobody/left", { key })).status).toBe(404);
});
