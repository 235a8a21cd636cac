import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { openDesk, type Answer, type Desk } from "../security/open-desk.ts";
import { smallWorld } from "../world.ts";
import { noteFigure } from "./harness/figures.ts";
import { failCall, type Failure } from "./harness/failing-calls.ts";

// Seen red: with the failure of `tell` swallowed (reply.ts), an answer stood there without its event; with the work done again
// for a key that was used (once.ts), what was cut off after the commit was there twice.

let desk: Desk;
let key = "";
const calls = failCall(pg.Client.prototype);
beforeAll(async () => {
  desk = await openDesk({ size: 3 });
  await transaction(desk.db, async (tx) => {
    const { people } = await smallWorld(tx);
    key = (await createApiKey(tx, { personId: people.per.id, name: "nth" })).key;
  });
});
afterAll(async () => {
  calls.restore();
  await desk.close();
});

let number = 0;
const send = (path: string, body: object, idempotencyKey: string) =>
  desk.call("POST", path, { key, body, headers: { "idempotency-key": idempotencyKey } });
const newTicket = async (): Promise<string> => (await send("/tickets", { subject: "Printer" }, `before-${number++}`)).body.id;

/** Everything that is known of one ticket, but for ids and times. */
async function stateOf(id: string): Promise<unknown> {
  const query = (what: string) => desk.pool.query(what, [id]).then(({ rows }) => rows);
  return {
    ticket: await query("select subject, status, tier, team_id, assignee_id, accepted, awaits, version from ticket where id = $1"),
    stays: await query(
      "select team_id, tier, outcome, to_at is null as open from stay where ticket_id = $1 order by from_at, to_at nulls last",
    ),
    replies: await query("select body, from_technician from reply where ticket_id = $1"),
    notes: await query("select body from note where ticket_id = $1"),
    handovers: await query("select reason, question from handover where ticket_id = $1"),
    facts: await query("select type, data - 'reply_id' - 'note_id' as data from event where ticket_id = $1 order by xid, id"),
  };
}

interface Scenario {
  /** The address to send to, made anew each time. */
  prepare(): Promise<string>;
  body: object;
}
const onTicket = (rest: string) => async () => `/tickets/${await newTicket()}/${rest}`;
const scenarios: Record<string, Scenario> = {
  "opening a ticket": { prepare: async () => "/tickets", body: { subject: "It does not print", description: "Since this morning." } },
  "a reply": { prepare: onTicket("replies"), body: { body: "We look into it." } },
  "a note": { prepare: onTicket("notes"), body: { body: "It is the cable." } },
  "handing up": {
    prepare: onTicket("escalations"),
    body: { reason: "Beyond us", handover: { asked: "a", tried: "b", found: "c", evidence: "d", question: "e" } },
  },
};

const ticketOf = (path: string, answer: Answer): string => path.split("/")[2] ?? answer.body.id;

/** Nothing is held, and nobody forgot a transaction. */
async function expectNoLeak(): Promise<void> {
  await expect.poll(() => desk.pool.totalCount - desk.pool.idleCount).toBe(0);
  const { rows } = await desk.pool.query(
    "select query from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
  );
  expect(rows).toEqual([]);
}

describe("fault 31: the n-th call to the database fails", () => {
  const failures: Failure[] = ["refused", "cut before", "cut after"];
  const cases = Object.entries(scenarios).flatMap(([name, scenario]) => failures.map((failure) => [name, failure, scenario] as const));

  it.each(cases)(
    "%s, %s, for every n: repeated with the same key it ends as if nothing had been",
    async (name, failure, { prepare, body }) => {
      const clean = await prepare();
      const wanted = await stateOf(ticketOf(clean, await send(clean, body, `clean-${number++}`)));
      let n = 1;
      for (; ; n++) {
        const path = await prepare();
        const idempotencyKey = `nth-${number++}`;
        const failing = calls.arm(n, failure);
        const first = await send(path, body, idempotencyKey);
        const happened = calls.disarm();
        if (!happened) break;
        // Where the answer of the commit is cut off, or a session's use could not be noted, all may have gone well.
        expect([201, 500, 503]).toContain(first.status);
        const again = await send(path, body, idempotencyKey);
        expect([n, failing.text, again.status, again.text]).toEqual([n, failing.text, 201, expect.anything()]);
        if (first.status === 201) expect(again.body.id).toBe(first.body.id);
        expect([n, await stateOf(ticketOf(path, again))]).toEqual([n, wanted]);
        await expectNoLeak();
      }
      expect(n).toBeGreaterThan(5);
      noteFigure(31, `${name}, ${failure}`, { calls: n - 1, other_end_state: 0, leaks: 0 });
    },
  );
});
