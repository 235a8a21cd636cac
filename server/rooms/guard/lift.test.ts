import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase, settle, type FreshDatabase } from "../../../tests/database.ts";
import { smallWorld, teamOf, type World } from "../../../tests/world.ts";
import type { Actor } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { tellOfAccount } from "../notifications/tell-of-account.ts";
import { deny } from "./deny.ts";
import { lift } from "./lift.ts";
import { tokenOf } from "./link.ts";
import { radarOnHours } from "./radar-hours.ts";
import { raise } from "./raise.ts";
import { liveAlarms } from "./store.ts";

const now = new Date("2026-11-23T12:00:00Z");
let fresh: FreshDatabase;
let world: World;
beforeAll(async () => {
  fresh = await freshDatabase();
  world = await transaction(fresh.db, (tx) => smallWorld(tx));
});
beforeEach(async () => {
  await fresh.pool.query("delete from guard_alarm");
  await fresh.pool.query("delete from account_notice");
  await fresh.pool.query("delete from account");
});
afterAll(() => fresh.close());

const inTx = <T>(work: (tx: Db) => Promise<T>) => transaction(fresh.db, work);
const rows = async (query: string, ...values: unknown[]) => (await fresh.pool.query(query, values)).rows;
const liftAs = async (actor: Actor) => {
  const [alarm] = await liveAlarms(fresh.db);
  return inTx((tx) => lift(tx, { ...actor, sessionId: "s" }, now, alarm?.id ?? "", "We met"));
};
const refused = { code: "not_yours_to_lift" };

// Seen red: with `caused_by` left out (policy.ts).
test("whoever had a hand in it does not lift it, and another lead does", async () => {
  const [ane, lead] = [world.people.ane.id, world.people.lead.id];
  await inTx((tx) => raise(tx, now, { kind: "by_hand", personId: ane, locks: true, actorId: lead }));
  await expect(liftAs(world.actors.lead)).rejects.toMatchObject(refused);
  await liftAs(world.actors.administrator);
  await inTx((tx) => publish(tx, { type: "password.changed", actorId: lead, personId: ane }, now));
  await settle(fresh.db, [tellOfAccount]);
  const [notice] = await rows("select id from account_notice");
  await inTx((tx) => deny(tx, now, tokenOf(notice.id)));
  await expect(liftAs(world.actors.lead)).rejects.toMatchObject(refused);
  await liftAs(world.actors.administrator);
});

// Seen red: with the administrator's alarm lifted by a lead.
test("of an administrator another administrator lifts it, and no lead", async () => {
  await inTx((tx) => raise(tx, now, { kind: "failed", personId: world.people.administrator.id, locks: true }));
  await expect(liftAs(world.actors.lead)).rejects.toMatchObject(refused);
  await expect(liftAs(world.actors.administrator)).rejects.toMatchObject(refused);
  await rows("insert into role_grant (id, person_id, role) values (gen_random_uuid(), $1, 'administrator')", world.people.sara.id);
  await liftAs({ ...world.actors.sara, roles: new Set(["administrator"]) });
  expect(await liveAlarms(fresh.db)).toEqual([]);
  await rows("delete from role_grant where person_id = $1 and role = 'administrator'", world.people.sara.id);
});

// Seen red: with the notices left as they were.
test("once it is lifted, the links of notices from before raise nothing any more; those of later ones do", async () => {
  const ane = world.people.ane.id;
  const tell = async (at: Date) => {
    await inTx((tx) => publish(tx, { type: "password.changed", actorId: ane, personId: ane }, at));
    await settle(fresh.db, [tellOfAccount]);
    return tokenOf((await rows("select id from account_notice order by at desc limit 1"))[0].id);
  };
  const [first, second] = [await tell(now), await tell(new Date(now.getTime() + 1))];
  await inTx((tx) => deny(tx, now, first));
  await inTx(async (tx) =>
    lift(tx, { ...world.actors.lead, sessionId: "s" }, new Date(now.getTime() + 5), (await liveAlarms(tx))[0]?.id ?? "", "We met"),
  );
  await expect(inTx((tx) => deny(tx, now, second))).rejects.toMatchObject({ status: 404 });
  const third = await tell(new Date(now.getTime() + 60_000));
  await inTx((tx) => deny(tx, now, third));
  expect(await liveAlarms(fresh.db)).toHaveLength(1);
});

// Seen red: with the ticket left where calls are answered.
test("where no team handles security, a lead above tier 1 has the incident, and who answers calls does not see it", async () => {
  await rows("update team set handles = null where key = 'security'");
  const id = await inTx((tx) => raise(tx, now, { kind: "failed", personId: world.people.ane.id, locks: true }));
  const [ticket] = await rows("select t.* from ticket t join guard_alarm a on a.ticket_id = t.id where a.id = $1", id);
  expect(ticket).toMatchObject({
    team_id: teamOf(world, "messaging").id,
    assignee_id: world.people.lead.id,
    confidential: true,
    urgency: 1,
  });
  await rows("update team set handles = 'security' where key = 'security'");
});

test("more than fifty alarms are read page by page", async () => {
  for (let n = 0; n < 60; n++)
    await rows(
      "insert into guard_alarm (id, kind, number, locks, at) values (gen_random_uuid(), 'number', $1, false, $2)",
      `+4790000${String(n).padStart(3, "0")}`,
      new Date(now.getTime() - (n % 7) * 1000),
    );
  const first = await liveAlarms(fresh.db, { limit: 40 });
  const last = first[39];
  const second = await liveAlarms(fresh.db, { limit: 40, after: [last?.exact_at ?? "", last?.id ?? ""] });
  expect(new Set([...first.slice(0, 40), ...second].map(({ id }) => id)).size).toBe(60);
});

// Seen red: with the calendar not asked.
test("two sensitive actions of a technician outside their hours are told, within them not, and not where there are no hours", async () => {
  const per = world.people.per.id;
  const use = async (at: string) => {
    const data = { action: "reset_password" };
    await inTx((tx) => publish(tx, { type: "verification.used", actorId: per, personId: world.people.ane.id, data }, new Date(at)));
    await settle(fresh.db, [radarOnHours]);
  };
  await use("2026-11-22T02:00:00Z");
  await use("2026-11-22T02:05:00Z");
  expect(await liveAlarms(fresh.db)).toEqual([]);
  const day = JSON.stringify([["08:00", "16:00"]]);
  const hours = `{"mon": ${day}, "tue": ${day}, "wed": ${day}, "thu": ${day}, "fri": ${day}, "sat": [], "sun": []}`;
  const [calendar] = await rows(
    "insert into calendar (id, name, time_zone, hours, holidays, exceptions, changed_at) values (gen_random_uuid(), 'Day', 'Europe/Oslo', $1, '[]', '[]', now()) returning id",
    hours,
  );
  await rows("insert into calendar_team (team_id, calendar_id) values ($1, $2)", teamOf(world, "service-desk").id, calendar.id);
  await inTx((tx) => publish(tx, { type: "calendar.changed", actorId: null }, now));
  await use("2026-11-24T10:00:00Z");
  await use("2026-11-25T02:00:00Z");
  expect(await liveAlarms(fresh.db)).toEqual([]);
  await use("2026-11-25T02:20:00Z");
  expect(await liveAlarms(fresh.db)).toMatchObject([{ kind: "off_hours", technician_id: per, locks: false, facts: { count: 2 } }]);
  await expect(liftAs({ ...world.actors.per, leadsTeamIds: new Set(["x"]) })).rejects.toMatchObject(refused);
});
