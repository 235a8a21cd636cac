import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Received } from "../../../contract/mail.ts";
import { letter, type Lines } from "../../../tests/mail/letters.ts";
import type { Desk } from "../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk } from "../../../tests/security/small-desk.ts";

// Seen red in settle-together.ts: with one that fails failing all; without batches, where each had a transaction of its own.
let desk: Desk;
let keys: SmallDesk["keys"];

beforeAll(async () => void ({ desk, keys } = await openSmallDesk()));
afterAll(() => desk.close());
beforeEach(() => desk.pass(61 * 60_000));

const from = (n: number | string) => `Eva ${n} <eva.${n}@mail-${n}.example>`;
/** What came of messages that are there at the same moment. */
const takeAll = (letters: readonly Lines[]): Promise<(Received & { status: number })[]> =>
  Promise.all(
    letters.map(async (lines) => {
      const headers = { "content-type": "message/rfc822" };
      const answer = await desk.call("POST", "/mail/messages", { key: keys.get("administrator"), body: letter(lines), headers });
      return { ...answer.body, status: answer.status };
    }),
  );
const rows = async (text: string, values: unknown[] = []) => (await desk.pool.query(text, values)).rows;

it("many at once share transactions, and each becomes its own ticket with its own words and facts", async () => {
  const given = Array.from({ length: 18 }, (_, n) => ({ from: from(n), subject: `Printer ${n}`, body: `Jammed ${n}.` }));
  const done = await takeAll(given);
  expect(done.map(({ outcome }) => outcome)).toEqual(given.map(() => "opened"));
  const found = await rows(
    `select m.subject, t.description, p.email, t.xmin::text as tx, r.ticket_id is not null as known, (select count(*)::int from event e where e.ticket_id = t.id) as facts
     from mail_message m join ticket t on t.id = m.ticket_id join person p on p.id = t.requester_id left join mail_reference r on r.message_id = m.message_id
     where m.id = any($1) order by m.subject collate "C"`,
    [done.map(({ id }) => id)],
  );
  const expected = given.map(({ subject, body }, n) => ({
    subject,
    description: body,
    email: `eva.${n}@mail-${n}.example`,
    known: true,
    facts: 1,
  }));
  expect(found.map(({ tx: _, ...row }) => row)).toEqual(expected.toSorted((a, b) => (a.subject < b.subject ? -1 : 1)));
  expect(new Set(found.map(({ tx }) => tx)).size).toBeLessThan(given.length);
});

it("one that goes wrong takes none with it, and its bytes are there", async () => {
  await desk.pool.query(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no such luck'; end $$;
    create trigger refused before insert on ticket for each row when (new.subject = 'Poison') execute function refuse()`);
  const given = Array.from({ length: 12 }, (_, n) => ({ from: from(`p${n}`), subject: n === 5 ? "Poison" : `Keyboard ${n}` }));
  const done = await takeAll(given);
  expect(done.map(({ outcome, status }) => outcome ?? status)).toEqual(given.map(({ subject }) => (subject === "Poison" ? 500 : "opened")));
  const [kept] = await rows(
    "select state, octet_length(raw) > 0 as raw, attempts, tried_at from mail_message where from_address is null and state = 'received'",
  );
  expect(kept).toMatchObject({ state: "received", raw: true, attempts: 0, tried_at: null });
  expect((await rows("select from ticket where subject = 'Poison'")).length).toBe(0);
  await desk.pool.query("drop trigger refused on ticket; drop function refuse()");
});

it("a new sender's messages that come together are one person's, and the same message by three ways is one ticket", async () => {
  const twice = [1, 2, 3].map((n) => ({ from: from("same"), subject: `Phone ${n}` }));
  const copies = [1, 2, 3].map((n) => ({
    from: from("copy"),
    subject: "Copied",
    id: "copied@example.com",
    headers: { "X-Way": String(n) },
  }));
  const others = Array.from({ length: 6 }, (_, n) => ({ from: from(`o${n}`), subject: `Other ${n}` }));
  const done = await takeAll([...twice, ...copies, ...others]);
  expect(done.map(({ outcome, status }) => outcome ?? status).toSorted()).toEqual([
    ...Array<string>(2).fill("duplicate"),
    ...Array<string>(10).fill("opened"),
  ]);
  expect(await rows("select count(*)::int as n from person where email like 'eva.same@%'")).toEqual([{ n: 1 }]);
});

it("an answer to a ticket goes there while others open theirs", async () => {
  const [first] = await takeAll([{ from: from("asks"), subject: "Lamp", id: "lamp@example.com" }]);
  const answers = [1, 2].map((n) => ({
    from: from("asks"),
    subject: "Re: Lamp",
    id: `re-${n}@example.com`,
    headers: { "In-Reply-To": "<lamp@example.com>" },
    body: `And ${n}`,
  }));
  const done = await takeAll([...answers, ...[1, 2, 3, 4].map((n) => ({ from: from(`l${n}`), subject: `Lamp of ${n}` }))]);
  expect(done.map(({ outcome }) => outcome)).toEqual(["appended", "appended", "opened", "opened", "opened", "opened"]);
  expect(done.slice(0, 2).map((one) => one.ticket_number)).toEqual([first?.ticket_number, first?.ticket_number]);
});

// Seen red in after-named.ts: with answers that wait for nobody.
it("an answer finds what it answers, which still waits behind many others", async () => {
  await desk.pool.query(`create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.05); return new; end $$;
    create trigger slowed before insert on ticket for each row when (new.subject like 'Crowd%') execute function slow()`);
  const crowd = takeAll(Array.from({ length: 40 }, (_, n) => ({ from: from(`crowd${n}`), subject: `Crowd ${n}` })));
  const kept = async (subject: string) =>
    (await rows("select from mail_message where position($1 in encode(raw, 'escape')) > 0", [`Subject: ${subject}`])).length;
  await expect.poll(() => kept("Crowd")).toBe(40);
  const asked = takeAll([{ from: from("asked"), subject: "Asked", id: "asked@example.com" }]);
  await expect.poll(() => kept("Asked")).toBe(1);
  const [answer] = await takeAll([{ from: from("asked"), subject: "Re: Asked", headers: { "In-Reply-To": "<asked@example.com>" } }]);
  const [[first], others] = await Promise.all([asked, crowd]);
  expect(answer).toMatchObject({ outcome: "appended", ticket_number: first?.ticket_number });
  expect(new Set(others.map(({ outcome }) => outcome))).toEqual(new Set(["opened"]));
  await desk.pool.query("drop trigger slowed on ticket; drop function slow()");
});

// Seen red in take-in.ts: with whoever came second answered at once, before anybody knew.
it("the very same bytes three times at once are one message", async () => {
  const given = { from: from("bytes"), subject: "Bytes", id: "bytes@example.com" };
  const done = await takeAll([given, given, given]);
  expect(done.map(({ outcome, status }) => outcome ?? status).toSorted()).toEqual(["duplicate", "duplicate", "opened"]);
  expect(new Set(done.map(({ id }) => id)).size).toBe(1);
});

// Seen red: with the foreign keys that locked the mailbox's row for each message.
it("mail is taken in while somebody holds the mailbox's row, and nobody deletes what mail refers to", async () => {
  const holder = await desk.pool.connect();
  try {
    await holder.query("begin");
    await holder.query("select from mailbox for update");
    const late = new Promise((done) => setTimeout(done, 5000, "waits"));
    const taken = takeAll([{ from: from("held"), subject: "Meanwhile" }]).then(([one]) => one?.outcome);
    expect(await Promise.race([taken, late])).toBe("opened");
  } finally {
    await holder.query("rollback");
    holder.release();
  }
  for (const what of ["mailbox", "person", "ticket"]) {
    const deleted = desk.pool.query(`delete from ${what} where id in (select ${what}_id from mail_message where subject = 'Meanwhile')`);
    await expect(deleted).rejects.toThrow(/is kept|violates foreign key/);
  }
});
