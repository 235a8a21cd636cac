import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { routedDesk, usual } from "../../../tests/routed-desk.ts";

const { desk, world, call, team, clear, says, rule, open, offered, story } = await routedDesk();
afterAll(() => desk.close());
beforeEach(clear);

describe("a rule of routing", () => {
  it("is refused at the word that cannot be meant", async () => {
    const at = async (given: object) => {
      const { body } = await call("administrator", "POST", "/routing-rules", { ...usual, fallback: team("service-desk"), ...given });
      return body.errors?.[0]?.pointer;
    };
    const nobody = "01979e5b-3f11-7b02-9c64-2b8d5e7a4f30";
    expect(await at({ filter: "assignee:me" })).toBe("/filter");
    expect(await at({ filter: "team:nowhere" })).toBe("/filter");
    expect(await at({ fallback: nobody })).toBe("/fallback");
    expect(await at({ team: nobody })).toBe("/team");
    expect(await at({ teams: [team("messaging"), nobody] })).toBe("/teams/1");
    expect(await at({ sites: [nobody] })).toBe("/sites/0");
    expect(await at({ skills: [{ skill: nobody, level: 1 }] })).toBe("/skills/0/skill");
    expect(await at({ accept_minutes: 0 })).toBe("/accept_minutes");
    expect((await call("lead", "GET", "/routing-rules")).status).toBe(403);
    const { fallback: _, ...without } = { ...usual, fallback: "" };
    expect((await call("administrator", "POST", "/routing-rules", without)).status).toBe(400);
  });

  it("is kept in versions, taken up again, and passed over where what it names is gone", async () => {
    const skill = await call("administrator", "POST", "/skills", { name: `Phones ${Date.now()}` });
    const made = await rule({ skills: [{ skill: skill.body.id, level: 1 }] });
    const changed = await call(
      "administrator",
      "PATCH",
      `/routing-rules/${made.id}`,
      { skills: [], accept_minutes: 3 },
      { "if-match": `"${made.version}"` },
    );
    expect(changed.body).toMatchObject({ version: 2, accept_minutes: 3, attention: [] });
    const stale = await call("administrator", "PATCH", `/routing-rules/${made.id}`, { accept_minutes: 4 }, { "if-match": '"1"' });
    expect(stale.body).toMatchObject({ code: "version_conflict" });
    expect((await call("administrator", "DELETE", `/skills/${skill.body.id}`)).status).toBe(204);
    const back = await call("administrator", "POST", `/routing-rules/${made.id}/rollbacks`, { version: 1 });
    expect(back.body).toMatchObject({ version: 3, accept_minutes: 10, active: true, attention: [skill.body.id] });
    const { body } = await call("administrator", "GET", `/routing-rules/${made.id}/versions`);
    expect(body.items.map(({ version, restored }: { version: number; restored: number | null }) => [version, restored])).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ]);
    await says("available", "per");
    expect(await story(await open())).toMatchObject({ state: "none", decisions: [] });
    expect((await call("administrator", "DELETE", `/routing-rules/${made.id}`)).status).toBe(204);
    expect((await call("administrator", "GET", `/routing-rules/${made.id}`)).status).toBe(404);
  });

  it("tells before it is switched on who would have got what came", async () => {
    const skill = await call("administrator", "POST", "/skills", { name: `Mail ${Date.now()}` });
    const works = { skills: [{ skill: skill.body.id, level: 2 }], languages: [], calendar: null, cap: 3, share: 100 };
    for (const name of ["per", "kari"] as const) await call("lead", "PUT", `/people/${world.people[name].id}/work-profile`, works);
    const ids: string[] = [];
    for (let at = 0; at < 8; at += 1) ids.push(await open({}, `Simulated ${at}`));
    const asked = { ...usual, fallback: team("service-desk"), filter: "Simulated", skills: [{ skill: skill.body.id, level: 2 }], days: 1 };
    const { status, body } = await call("administrator", "POST", "/routing-rules/simulations", asked);
    expect(status).toBe(200);
    expect(body).toMatchObject({ tickets: 8, asked: 6, unroutable: 2, cut: false });
    expect(body.people).toEqual([
      { person: { id: world.people.kari.id, name: "Kari Solberg" }, tickets: 3, peak: 3, cap: 3 },
      { person: { id: world.people.per.id, name: "Per Haug" }, tickets: 3, peak: 3, cap: 3 },
      expect.objectContaining({ tickets: 0, peak: 0 }),
    ]);
    expect(body.reasons).toEqual(expect.arrayContaining([{ reason: "full", tickets: 2 }]));
    expect(body.samples[0]).toMatchObject({ ticket: { id: ids[7] }, person: null, at: null });
    expect(await offered(ids[0] ?? "")).toBe(null);
  });
});
