import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { routedDesk, type Who } from "../../../tests/routed-desk.ts";
import { teamOf } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { goOn } from "./go-on.ts";
import { routeOnTime } from "./index.ts";
import { presentNow } from "./workers.ts";

const { desk, world, call, calm, team, withoutRules, inMinutes, about, clear, says, rule, open, offered, story, onTime, stillThere } =
  await routedDesk();
afterAll(() => desk.close());
beforeEach(clear);

describe("a ticket that nobody has", () => {
  it("is offered to who is there and has least, and says why to whoever sees its inside", async () => {
    await rule();
    await open({ assignee: undefined });
    await says("available", "per", "kari");
    const busy = await open();
    expect((await call("per", "POST", `/tickets/${busy}/acceptances`)).status).toBe(201);
    await calm();
    const id = await open();
    expect(await offered(id)).toBe("Kari Solberg");
    expect((await about(id)).offer).toMatchObject({ offered_by: null, until: expect.any(String) });
    const { state, decisions } = await story(id);
    expect(state).toBe("asking");
    expect(decisions).toHaveLength(1);
    expect(decisions[0]).toMatchObject({
      outcome: "offered",
      cause: "came",
      person: { name: "Kari Solberg" },
      rule: { name: "Who is free" },
    });
    expect(
      decisions[0].considered.map(({ person, reasons }: { person: { name: string }; reasons: string[] }) => [person.name, reasons]),
    ).toEqual([
      ["Kari Solberg", []],
      ["Per Haug", []],
      ["Ingrid Dahl", ["not_available"]],
    ]);
    expect(decisions[0].says).toMatch(/Kari Solberg/);
    expect(decisions[0].considered[2].says).toMatch(/^Ingrid Dahl/);
    // She is told, and finds it in her queue.
    expect((await call("kari", "GET", "/notifications")).body.items[0]).toMatchObject({ kind: "offered" });
    expect((await call("kari", "GET", "/tickets?filter=offered:me")).body.items.map((row: { id: string }) => row.id)).toContain(id);
    // Its requester learns nothing of it.
    expect((await call("ane", "GET", `/tickets/${id}/routing`)).status).toBe(404);
    expect((await call("ane", "GET", `/tickets/${id}/timeline`)).text).not.toContain("Kari");
  });

  it("goes to the next one when somebody declines, and to the fallback when all were asked", async () => {
    await rule({ fallback: team("messaging") });
    await says("available", "per", "kari");
    const id = await open();
    const first = await offered(id);
    const who = (name: string | null): Who => (name === "Per Haug" ? "per" : "kari");
    expect((await call(who(first), "POST", `/tickets/${id}/declines`, { reason: "In a meeting" })).status).toBe(201);
    await calm();
    const second = await offered(id);
    expect([first, second].toSorted()).toEqual(["Kari Solberg", "Per Haug"]);
    expect((await call(who(second), "POST", `/tickets/${id}/declines`, { reason: "Me too" })).status).toBe(201);
    await calm();
    // Ingrid may come yet: it waits for her, and no longer than it was said.
    expect(await story(id)).toMatchObject({ state: "waiting", decisions: [{ outcome: "waiting", cause: "declined" }, {}, {}] });
    await onTime(60);
    expect((await story(id)).decisions).toHaveLength(3);
    await onTime(121);
    expect(await about(id)).toMatchObject({ team: { key: "messaging" }, offer: null, assignee: null });
    expect(await story(id)).toMatchObject({
      state: "over",
      decisions: [{ outcome: "given_up", team: { name: teamOf(world, "messaging").name } }, {}, {}, {}],
    });
    // What routing moved is not routed anew.
    await onTime(122);
    expect((await story(id)).state).toBe("over");
  });

  it("comes back when nobody answers in time, or who was asked goes away", async () => {
    await rule();
    await says("available", "per", "kari");
    const id = await open();
    const first = await offered(id);
    await stillThere(9);
    await onTime(9);
    expect(await offered(id)).toBe(first);
    await stillThere(11);
    await onTime(11);
    const second = await offered(id);
    expect([first, second].toSorted()).toEqual(["Kari Solberg", "Per Haug"]);
    expect((await story(id)).decisions[0]).toMatchObject({ cause: "expired", outcome: "offered" });
    await says("available", "lead");
    await says("away", second === "Per Haug" ? "per" : "kari");
    await onTime(12);
    expect(await offered(id)).toBe("Ingrid Dahl");
    expect((await story(id)).decisions[0]).toMatchObject({ cause: "stale" });
  });

  it("counts the time to accept in the hours of who is asked, and asks nobody outside of them", async () => {
    const day = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][new Date().getUTCDay()] ?? "";
    const now = new Date();
    const hhmm = (at: Date) => at.toISOString().slice(11, 16);
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
    // Ends in five minutes, and goes on tomorrow; the test stands at any hour but the last ones of the day.
    const closes = new Date(now.getTime() + 5 * 60_000);
    if (minute > 23 * 60 + 50 || minute < 2) return;
    const tomorrow = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][(new Date().getUTCDay() + 1) % 7] ?? "";
    const calendar = await call("administrator", "POST", "/calendars", {
      name: `Short ${now.getTime()}`,
      time_zone: "UTC",
      hours: { [day]: [["00:00", hhmm(closes)]], [tomorrow]: [["12:00", "13:00"]] },
    });
    expect([calendar.status, calendar.text]).toEqual([201, expect.anything()]);
    const works = { skills: [], languages: [], calendar: calendar.body.id, cap: 5, share: 100 };
    expect((await call("administrator", "PUT", `/people/${world.people.per.id}/work-profile`, works)).status).toBe(200);
    await rule();
    await says("available", "per");
    const id = await open();
    expect(await offered(id)).toBe("Per Haug");
    const until = new Date((await about(id)).offer.until);
    expect(until.getTime() - now.getTime()).toBeGreaterThan(6 * 3_600_000);
    expect(until.toISOString().slice(11, 13)).toBe("12");
    await stillThere(10);
    await onTime(10);
    expect((await story(id)).decisions[0]).toMatchObject({ cause: "stale", outcome: "waiting" });
    expect(
      (await story(id)).decisions[0].considered.find(({ person }: { person: { name: string } }) => person.name === "Per Haug").reasons,
    ).toEqual(["asked_before", "not_available"]);
  });

  it("asks for skills, languages and room, and for nobody who asked for it themselves", async () => {
    const skill = await call("lead", "POST", "/skills", { name: `SAP ${Date.now()}` });
    expect([skill.status, skill.text]).toEqual([201, expect.anything()]);
    const may = (who: Who, name: "per" | "kari", more: object) =>
      call(who, "PUT", `/people/${world.people[name].id}/work-profile`, {
        skills: [],
        languages: [],
        calendar: null,
        cap: 5,
        share: 100,
        ...more,
      });
    expect((await may("lead", "per", { skills: [{ skill: skill.body.id, level: 1 }] })).status).toBe(200);
    expect((await may("lead", "kari", { skills: [{ skill: skill.body.id, level: 3 }], cap: 1 })).status).toBe(200);
    // Nobody says so of themselves.
    expect((await may("per", "per", { cap: 0 })).status).toBe(403);
    expect((await call("per", "GET", `/people/${world.people.per.id}/work-profile`)).body).toMatchObject({
      said: true,
      load: 0,
      may_change: false,
    });
    expect((await call("per", "GET", `/people/${world.people.kari.id}/work-profile`)).body).toMatchObject({ load: null });
    await rule({ skills: [{ skill: skill.body.id, level: 2 }] });
    await says("available", "per", "kari", "lead");
    const first = await open();
    expect(await offered(first)).toBe("Kari Solberg");
    const second = await open();
    expect(await offered(second)).toBe(null);
    const reasons = Object.fromEntries(
      (await story(second)).decisions[0].considered.map(({ person, reasons: why }: { person: { name: string }; reasons: string[] }) => [
        person.name,
        why,
      ]),
    );
    expect(reasons).toEqual({ "Kari Solberg": ["full"], "Per Haug": ["skill"], "Ingrid Dahl": ["skill"] });
    const own = await open({ requester: { id: world.people.kari.id } });
    expect((await story(own)).decisions[0].considered).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reasons: ["asked_for_it"], person: expect.objectContaining({ name: "Kari Solberg" }) }),
      ]),
    );
    expect((await story(own)).decisions[0].outcome).toBe("given_up");
    // Room again: she is asked within the minute.
    expect((await call("kari", "POST", `/tickets/${first}/acceptances`)).status).toBe(201);
    expect((await call("kari", "POST", `/tickets/${first}/resolutions`, { body: "Done" })).status).toBe(201);
    await calm();
    await onTime(1);
    expect(await offered(second)).toBe("Kari Solberg");
  });

  it("goes round, and to who helped last", async () => {
    await rule({ way: "round_robin" });
    await says("available", "per", "kari", "lead");
    const asked: (string | null)[] = [];
    for (let at = 0; at < 6; at += 1) asked.push(await offered(await open()));
    expect(new Set(asked.slice(0, 3)).size).toBe(3);
    expect(asked.slice(3)).toEqual(asked.slice(0, 3));
    await withoutRules();
    await rule({ way: "last_handler" });
    const before = await open({ requester: { id: world.people.siri.id } });
    await call("lead", "POST", `/tickets/${before}/acceptances`);
    await calm();
    expect(await offered(await open({ requester: { id: world.people.siri.id } }))).toBe("Ingrid Dahl");
  });

  it("is brought to the team of the rule, and only those that it is about", async () => {
    await rule({ team: team("messaging"), filter: "priority:critical", languages: ["nb"] });
    await says("available", "kari", "per");
    expect((await about(await open())).team.key).toBe("service-desk");
    await desk.pool.query("update person set language = 'nb' where id = $1", [world.people.ane.id]);
    const id = await open({ impact: 1, urgency: 1 });
    await desk.pool.query("update person set language = 'en' where id = $1", [world.people.ane.id]);
    expect(await about(id)).toMatchObject({ team: { key: "messaging" }, offer: { technician: { name: "Kari Solberg" } } });
  });
});

describe("whatever happens meanwhile", () => {
  // Seen red: without the lock on the row of the ticket, both had it.
  it("one of two who accept at once gets it, and nobody is asked any more", async () => {
    await rule();
    await says("available", "per", "kari");
    const id = await open();
    const [one, other] = await Promise.all([
      call("per", "POST", `/tickets/${id}/acceptances`),
      call("kari", "POST", `/tickets/${id}/acceptances`),
    ]);
    expect([one.status, other.status].toSorted()).toEqual([201, 409]);
    await calm();
    await onTime(30);
    expect((await about(id)).offer).toBe(null);
    expect((await story(id)).state).toBe("over");
  });

  // Seen red: without the lock around a decision.
  it("many processes that look at the same time ask one person once, and give nobody more than they take", async () => {
    const works = { skills: [], languages: [], calendar: null, cap: 2, share: 100 };
    for (const name of ["per", "kari"] as const)
      expect((await call("lead", "PUT", `/people/${world.people[name].id}/work-profile`, works)).status).toBe(200);
    await rule();
    const ids: string[] = [];
    for (let at = 0; at < 8; at += 1) ids.push(await open());
    await says("available", "per", "kari");
    const now = inMinutes(0);
    const look = (id: string) => transaction(desk.db, async (tx) => goOn(tx, id, { cause: "again", present: await presentNow(tx, now) }));
    await Promise.all([...ids.map(look), routeOnTime(desk.db, now), routeOnTime(desk.db, now)]);
    await calm();
    const { rows } = await desk.pool.query<{ technician_id: string; count: number }>(
      "select technician_id, count(*)::int as count from offer where answer is null and ticket_id = any($1) group by 1",
      [ids],
    );
    expect(rows.map(({ count }) => count)).toEqual([2, 2]);
    const { rows: twice } = await desk.pool.query(
      "select ticket_id, technician_id from offer where ticket_id = any($1) group by 1, 2 having count(*) > 1",
      [ids],
    );
    expect(twice).toEqual([]);
  });

  it("what somebody else took, or was switched off, is left alone", async () => {
    const { id: ruleId } = await rule();
    const waits = await open();
    expect((await story(waits)).state).toBe("waiting");
    expect((await call("administrator", "PATCH", `/routing-rules/${ruleId}`, { active: false })).status).toBe(200);
    await says("available", "per");
    await onTime(1);
    expect([await offered(waits), (await story(waits)).state]).toEqual([null, "over"]);
  });

  // Seen red: with those alone looked at that wait.
  it("an offer that went without a word is made up for", async () => {
    await rule();
    await says("available", "per");
    const id = await open();
    await desk.pool.query("update offer set answer = 'withdrawn' where ticket_id = $1", [id]);
    await says("available", "kari");
    await onTime(1);
    expect(await offered(id)).toBe("Kari Solberg");
  });

  // Seen red: without the rules before it in what routing tells, they went on for as long as they were let.
  it("a rule that hands it back where routing brings it to comes to an end", async () => {
    await rule({ team: team("messaging"), teams: [team("service-desk")] });
    const back = { act: "hand_over", team: team("service-desk"), reason: "Not ours" };
    const made = await call("administrator", "POST", "/rules", {
      name: "Back",
      when: { kind: "event", events: ["handed_over"] },
      teams: [team("messaging")],
      acts: [back],
      active: true,
    });
    expect([made.status, made.text]).toEqual([201, expect.anything()]);
    const id = await open();
    await calm();
    const { rows } = await desk.pool.query("select count(*)::int as count from stay where ticket_id = $1", [id]);
    expect(rows[0].count).toBeLessThan(8);
    expect((await about(id)).team.key).toBe("messaging");
    await call("administrator", "DELETE", `/rules/${made.body.id}`);
  });
});

describe("the open work of who is away", () => {
  it("is offered on, stays theirs until it is accepted, and is asked for by them or who leads them", async () => {
    expect((await call("per", "POST", `/people/${world.people.per.id}/routings`)).body).toMatchObject({ code: "no_routing" });
    await rule();
    const id = await open();
    expect((await call("per", "POST", `/tickets/${id}/acceptances`)).status).toBe(201);
    await calm();
    await says("available", "kari");
    expect((await call("lars", "POST", `/people/${world.people.per.id}/routings`)).status).toBe(403);
    const asked = await call("lead", "POST", `/people/${world.people.per.id}/routings`);
    expect([asked.status, asked.body]).toEqual([200, { tickets: 1 }]);
    await calm();
    expect(await about(id)).toMatchObject({ assignee: { name: "Per Haug" }, offer: { technician: { name: "Kari Solberg" } } });
    expect((await story(id)).decisions[0]).toMatchObject({ cause: "absent" });
    expect((await call("kari", "POST", `/tickets/${id}/acceptances`)).status).toBe(201);
    await calm();
    expect((await about(id)).assignee.name).toBe("Kari Solberg");
    expect((await call("per", "POST", `/tickets/${id}/routings`)).status).toBe(204);
    await calm();
  });
});
