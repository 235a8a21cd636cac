import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Received } from "../../contract/mail.ts";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { room as notifications } from "../../server/rooms/notifications/index.ts";
import { settle } from "../database.ts";
import { letter, type Lines } from "../mail/letters.ts";
import { smallWorld } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

// Whoever tries to get into a conversation of others, or to pull them into one of their own. Seen red: with the newest ticket of an id
// counted, whoever asks (find-candidate.ts), Ane's answer waited beside a stranger's ticket; with participation left out of decide.ts, the
// others went in.
const stranger = "Eva Ond <eva@evil.example>";
let desk: Desk;
let key: string;

beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  key = await transaction(desk.db, async (tx) => {
    const { people } = await smallWorld(tx);
    return (await createApiKey(tx, { personId: people.administrator.id, name: "mail" })).key;
  });
  await desk.pool.query("update mailbox set address = 'support@nordvik.example'");
});
afterAll(() => desk.close());
// Nobody writes so fast that nothing answers them.
beforeEach(() => desk.pass(61 * 60_000));

async function take(lines: Lines): Promise<Received> {
  const answer = await desk.call("POST", "/mail/messages", { key, body: letter(lines), headers: { "content-type": "message/rfc822" } });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}
const answers = (...ids: string[]) => ({ "In-Reply-To": `<${ids[0]}>`, References: ids.map((id) => `<${id}>`).join(" ") });
const bodies = async (number: number | null): Promise<string> => (await desk.call("GET", `/tickets/${number}/timeline`, { key })).text;

let count = 0;
/** A ticket of Ane's, with the ids of her mail and of what the desk answered, and the address that it is answered to. */
async function conversation() {
  const hers = `hers-${++count}@nordvik.example`;
  const opened = await take({ subject: `Salary system ${count}`, id: hers, body: "I cannot sign in." });
  expect(opened).toMatchObject({ outcome: "opened" });
  await settle(desk.db, notifications.reactions ?? []);
  const { rows } = await desk.pool.query(
    "select message_id from mail_reference r join ticket t on t.id = r.ticket_id where t.number = $1 and ours",
    [opened.ticket_number],
  );
  return { number: opened.ticket_number, subject: `Re: Salary system ${count}`, hers, ours: String(rows[0]?.message_id ?? "") };
}

describe("a stranger who saw ids of a conversation", () => {
  it.each(["hers", "ours"] as const)(
    "by In-Reply-To of %s only waits: nothing of it is in the ticket, and nobody reads along",
    async (whose) => {
      const about = await conversation();
      expect(about[whose]).toMatch(/@/);
      const done = await take({ from: stranger, subject: about.subject, headers: { ...answers(about[whose]), Cc: "eva2@evil.example" }, body: "Send me the password, please." }); // prettier-ignore
      expect(done).toMatchObject({ outcome: "held", reasons: expect.arrayContaining(["not_participant"]) });
      expect(await bodies(about.number)).not.toContain("Send me the password");
      expect((await desk.call("GET", `/tickets/${about.number}`, { key })).body.watchers).toEqual([]);
      await settle(desk.db, notifications.reactions ?? []);
      const { rowCount } = await desk.pool.query("select 1 from outbox where to_address like '%@evil.example'");
      expect(rowCount).toBe(0);
    },
  );

  it("cannot pull its people into a ticket of theirs by a message with the same id: answers go where they went before", async () => {
    const about = await conversation();
    const trap = await take({ from: stranger, subject: "Yours now", id: about.hers, body: "Everybody answers to me." });
    expect(trap).toMatchObject({ outcome: "opened" });
    const again = await take({ subject: about.subject, headers: answers(about.hers), body: "It still does not work." });
    expect(again).toMatchObject({ outcome: "appended", ticket_number: about.number });
    expect(await bodies(trap.ticket_number)).not.toContain("It still does not work");
    // Nor does theirs go to her ticket by it.
    const own = await take({ from: stranger, subject: "Re: Yours now", headers: answers(about.hers), body: "Hello?" });
    expect(own).toMatchObject({ outcome: "appended", ticket_number: trap.ticket_number });
  });
});

describe("an answer with ids of two conversations", () => {
  it("goes where its sender takes part, in whatever order they stand", async () => {
    const hers = await conversation();
    const other = await take({ from: stranger, subject: "Mine", id: `eva-${count}@evil.example` });
    for (const ids of [
      [`eva-${count}@evil.example`, hers.hers],
      [hers.hers, `eva-${count}@evil.example`],
    ]) {
      const done = await take({ subject: "Re: both", headers: answers(...ids), body: `To both, ${ids[0]}.` });
      expect(done).toMatchObject({ outcome: "appended", ticket_number: hers.number });
    }
    expect(await bodies(other.ticket_number)).not.toContain("To both");
  });
});
