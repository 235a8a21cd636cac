import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { AlertGiven } from "../../../contract/alerts.ts";
import { freshDatabase, type FreshDatabase } from "../../../tests/database.ts";
import { smallWorld, teamOf, type World } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { findTicket, resolve } from "../tickets/index.ts";
import { calmDown } from "./calm-down.ts";
import { changeSource } from "./change-source.ts";
import { countAlerts } from "./pace.ts";
import { currentAlert } from "./store.ts";
import { sourceByKey } from "./store-sources.ts";
import { takeAlert } from "./take-alert.ts";

const start = new Date("2026-03-02T08:00:00Z");
let fresh: FreshDatabase;
let world: World;
let at = start;
let nth = 0;
beforeAll(async () => {
  fresh = await freshDatabase({ size: 22 });
  world = await transaction(fresh.db, (tx) => smallWorld(tx));
});
afterEach(async () => {
  at = start;
  await set({ on_resolved: "solve" });
});
afterAll(() => fresh.close());

const source = async () => {
  const row = await sourceByKey(fresh.db, "monitoring");
  if (!row) throw new Error("the first source is gone");
  return row;
};
const set = async (given: Parameters<typeof changeSource>[4]) => {
  const row = await source();
  await transaction(fresh.db, (tx) => changeSource(tx, world.actors.administrator, at, row, given));
};
const pass = (minutes: number) => (at = new Date(at.getTime() + minutes * 60_000));
/** Tells about something of this test's own. */
const matter = () => {
  const key = `disk-${++nth}`;
  return (status: AlertGiven["status"], more: Partial<AlertGiven> = {}) =>
    takeAlert(fresh.db, at, {
      dedupe_key: key,
      status,
      title: `Disk full on ${key}`,
      description: "",
      severity: "error",
      source: "monitoring",
      labels: {},
      ...more,
    });
};
const ticket = async (id: string | null) => {
  const row = await findTicket(fresh.db, id ?? "");
  if (!row) throw new Error("no ticket");
  return row;
};
const facts = async (id: string | null) =>
  (await fresh.pool.query("select type from event where ticket_id = $1 order by id", [id])).rows.map(({ type }) => type);

// Seen red in take-alert.ts: without the lock twenty at once opened several tickets; without flapping held back each change was told.
test("of twenty that come at once about one matter one opens a ticket, and the others are counted", async () => {
  const tell = matter();
  const answers = await Promise.all(Array.from({ length: 20 }, () => tell("firing")));
  expect(answers.filter(({ outcome }) => outcome === "opened")).toHaveLength(1);
  expect(new Set(answers.map(({ ticket_id }) => ticket_id)).size).toBe(1);
  expect(await currentAlert(fresh.db, (await source()).id, answers[0]?.dedupe_key ?? "")).toMatchObject({ count: 20, status: "firing" });
  expect(await facts(answers[0]?.ticket_id ?? "")).toEqual(["ticket.opened"]);
});

test("the ticket is from the source, by monitoring, as bad as its settings say, and nobody is written to", async () => {
  await set({ team_id: teamOf(world, "network").id });
  const { ticket_id } = await matter()("firing", { severity: "critical", description: "95 %", labels: { host: "db-1" } });
  const row = await ticket(ticket_id);
  expect(row).toMatchObject({ channel: "monitoring", team_id: teamOf(world, "network").id, impact: 1, urgency: 1, source: "monitoring" });
  expect(row.description).toBe("95 %\n\nhost: db-1");
  const { rows } = await fresh.pool.query("select name, email from person where id = $1", [row.requester_id]);
  expect(rows).toEqual([{ name: "Monitoring", email: null }]);
  await set({ team_id: null });
});

test("it is over: solved; soon again: the same ticket; much later: another one", async () => {
  const tell = matter();
  const { ticket_id } = await tell("firing");
  pass(5);
  expect((await tell("resolved")).outcome).toBe("solved");
  expect((await ticket(ticket_id)).status).toBe("resolved");
  expect((await tell("resolved")).outcome).toBe("repeated");
  pass(60);
  expect(await tell("firing")).toMatchObject({ outcome: "reopened", ticket_id });
  expect((await ticket(ticket_id)).status).toBe("open");
  await tell("resolved");
  pass(25 * 60);
  const next = await tell("firing");
  expect([next.outcome, next.ticket_id === ticket_id]).toEqual(["opened", false]);
  expect((await facts(ticket_id)).filter((type) => type.startsWith("ticket.alert"))).toEqual([
    "ticket.alert_over",
    "ticket.alert_fired",
    "ticket.alert_over",
  ]);
});

test("the source says what follows when it is over", async () => {
  await set({ on_resolved: "note" });
  const [noted, silent] = [matter(), matter()];
  const first = await noted("firing");
  expect((await noted("resolved")).outcome).toBe("noted");
  await set({ on_resolved: "nothing" });
  const second = await silent("firing");
  expect((await silent("resolved")).outcome).toBe("ignored");
  expect([await facts(first.ticket_id), await facts(second.ticket_id)]).toEqual([
    ["ticket.opened", "ticket.alert_over"],
    ["ticket.opened"],
  ]);
  expect((await ticket(first.ticket_id)).status).toBe("new");
});

test("what flaps is only counted, stays open, and is done with when it is quiet", async () => {
  const tell = matter();
  const { ticket_id } = await tell("firing");
  const outcomes: string[] = [];
  for (let n = 0; n < 9; n++) {
    pass(1);
    outcomes.push((await tell(n % 2 === 0 ? "resolved" : "firing")).outcome);
  }
  expect(outcomes).toEqual(["solved", "reopened", "solved", "reopened", "solved", "held", "held", "held", "held"]);
  expect((await ticket(ticket_id)).status).toBe("open");
  const told = (await facts(ticket_id)).length;
  pass(29);
  await calmDown(fresh.db, at);
  expect((await facts(ticket_id)).length).toBe(told);
  pass(1);
  await calmDown(fresh.db, at);
  await calmDown(fresh.db, at);
  expect((await facts(ticket_id)).slice(told)).toEqual(["ticket.alert_quiet", "ticket.alert_over", "ticket.resolved"]);
  expect((await ticket(ticket_id)).status).toBe("resolved");
});

test("somebody solved it and it still fires: it is opened again when it insists", async () => {
  const tell = matter();
  const { ticket_id } = await tell("firing");
  await transaction(fresh.db, (tx) => resolve(tx, world.actors.administrator, at, ticket_id ?? "", {}));
  pass(29);
  expect((await tell("firing")).outcome).toBe("repeated");
  pass(1);
  expect((await tell("firing")).outcome).toBe("reopened");
});

test("what nobody knew of and is over leaves nothing; an unknown source is refused at its field", async () => {
  expect(await matter()("resolved")).toMatchObject({ outcome: "ignored", ticket_id: null });
  await expect(matter()("firing", { source: "nobody" })).rejects.toMatchObject({
    errors: [{ pointer: "/source", code: "unknown" }],
  });
  await set({ active: false });
  await expect(matter()("firing")).rejects.toMatchObject({ status: 400 });
  await set({ active: true });
});

test("a ticket that was dropped is not followed: the next alert opens another one", async () => {
  const tell = matter();
  const { ticket_id } = await tell("firing");
  await fresh.pool.query("update ticket set discarded_at = now(), status = 'closed', closed_at = now() where id = $1", [ticket_id]);
  expect((await tell("firing")).outcome).toBe("opened");
});

test("a key that tells too much is told to wait", () => {
  const key = { apiKeyId: "k1", personId: "p1" };
  countAlerts(key, at, 1200);
  expect(() => countAlerts(key, at, 1)).toThrow("too_many_alerts");
  expect(() => countAlerts({ apiKeyId: "k2", personId: "p1" }, at, 1)).not.toThrow();
  expect(() => countAlerts(key, new Date(at.getTime() + 60_000), 1)).not.toThrow();
});
