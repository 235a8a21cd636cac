import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { openDesk, type Desk } from "../security/open-desk.ts";
import { smallWorld, type World } from "../world.ts";
import { noteFigure } from "./harness/figures.ts";

// Seen red: with the version compared before the row is locked (routes.ts), both applied; with the ticket of the 409 read
// before the lock, as it once was, the loser was shown the text they had seen already instead of the winner's.
const rounds = 500;

let desk: Desk;
let world: World;
const keys = { per: "", lead: "" };
beforeAll(async () => {
  desk = await openDesk({ size: 12 });
  await transaction(desk.db, async (tx) => {
    world = await smallWorld(tx);
    for (const name of ["per", "lead"] as const) {
      keys[name] = (await createApiKey(tx, { personId: world.people[name].id, name: "two" })).key;
    }
  });
});
afterAll(() => desk.close());

const open = async (): Promise<string> => (await desk.call("POST", "/tickets", { key: keys.per, body: { subject: "Printer" } })).body.id;
const versionOf = async (id: string) => (await desk.call("GET", `/tickets/${id}`, { key: keys.per })).headers.get("etag") ?? "";

describe("fault 14: two technicians at once", () => {
  it(`change the same ticket, ${rounds} times: one change applies, the other is told what the ticket is now`, async () => {
    const id = await open();
    let version = await versionOf(id);
    let applied = 0;
    let conflicts = 0;
    for (let round = 0; round < rounds; round++) {
      const change = (name: keyof typeof keys) =>
        desk.call("PATCH", `/tickets/${id}`, {
          key: keys[name],
          body: { subject: `${name} ${round}`, description: `What ${name} wrote in round ${round}` },
          headers: { "if-match": version },
        });
      const [one, other] = await Promise.all([change("per"), change("lead")]);
      const [won, lost] = one.status === 200 ? [one, other] : [other, one];
      expect([won.status, lost.status, lost.body.code]).toEqual([200, 409, "version_conflict"]);
      expect(lost.body.current).toMatchObject({ subject: won.body.subject, description: won.body.description, version: won.body.version });
      applied += 1;
      conflicts += 1;
      version = `"${won.body.version}"`;
    }
    noteFigure(14, "two changes of one ticket at once", { rounds, applied, conflicts, lost: 0 });
  });

  it("answer the same ticket: both answers stand in the timeline, each once", async () => {
    const id = await open();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        desk.call("POST", `/tickets/${id}/replies`, { key: n % 2 ? keys.per : keys.lead, body: { body: `answer ${n}` } }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const { rows } = await desk.pool.query("select body from reply where ticket_id = $1", [id]);
    expect(rows.map(({ body }) => body).toSorted()).toEqual(Array.from({ length: 100 }, (_, n) => `answer ${n}`).toSorted());
  });
});
