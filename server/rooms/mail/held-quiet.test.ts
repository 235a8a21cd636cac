import { afterAll, beforeAll, expect, it } from "vitest";
import { letter } from "../../../tests/mail/letters.ts";
import type { Desk } from "../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk } from "../../../tests/security/small-desk.ts";

let desk: Desk;
let keys: SmallDesk["keys"];

beforeAll(async () => void ({ desk, keys } = await openSmallDesk()));
afterAll(() => desk.close());

const forged = { "Authentication-Results": "mx.anywhere.example; dmarc=fail header.from=loop.example" };

// Seen red in decide-held.ts: with the pause not looked at.
it("whoever opens a held message of a sender whom nothing answers for now does not make the desk answer them", async () => {
  const open = async (from: string) => {
    const headers = { "content-type": "message/rfc822" };
    const body = letter({ from, headers: forged });
    const held = await desk.call("POST", "/mail/messages", { key: keys.get("administrator"), body, headers });
    expect(held.body).toMatchObject({ outcome: "held", reasons: ["unverified"] });
    const decision = { key: keys.get("per"), body: { decision: "open" } };
    const { status, body: decided } = await desk.call("POST", `/mail/messages/${held.body.id}/decisions`, decision);
    expect([status, decided.outcome]).toEqual([201, "opened"]);
    const { rows } = await desk.pool.query("select data from event where type = 'ticket.opened' and ticket_id = $1", [decided.ticket.id]);
    return rows[0].data.quiet === true;
  };
  await desk.pool.query("insert into mail_breaker (mailbox_id, address, until) select id, 'robot@loop.example', $1 from mailbox", [
    new Date(desk.now().getTime() + 3_600_000),
  ]);
  expect([await open("Robot <Robot@loop.example>"), await open("Eva <eva@loop.example>")]).toEqual([true, false]);
});
