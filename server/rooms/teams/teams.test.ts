import { describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld, teamOf } from "../../../tests/world.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { Problem } from "../../platform/problem.ts";
import { findPeople } from "../people/index.ts";
import { changeTeam } from "./change-team.ts";
import {
  addMember,
  createTeam,
  findTeam,
  listTeams,
  membersOf,
  removeMember,
  teamForTier,
  teamHandling,
  teamsByIds,
  teamsOfPerson,
} from "./index.ts";
import { technicians } from "./store.ts";

const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (problem: Problem) => problem.errors?.[0]?.code ?? problem.code,
  );

const facts = async (db: Db, type: string) =>
  (await sql<{ data: Record<string, unknown> }>`select data from event where type like ${type} order by id`.execute(tables(db))).rows.map(
    (row) => row.data,
  );

describe("teams", () => {
  test("one team is the default of a tier and one ends each fast path: a new one relieves the old", async ({ db }) => {
    const world = await smallWorld(db);
    const { administrator } = world.actors;
    expect((await teamForTier(db, 2)).key).toBe("workplace");
    const field = await createTeam(db, administrator, { key: "field", name: "Field", tier: 2, is_default: true });
    expect((await teamForTier(db, 2)).key).toBe("field");
    expect((await findTeam(db, "workplace"))?.is_default).toBe(false);
    await changeTeam(db, administrator, field, { handles: "security" });
    expect((await teamHandling(db, "security"))?.key).toBe("field");
    expect((await findTeam(db, "security"))?.handles).toBeNull();
    expect(await code(createTeam(db, administrator, { key: "field", name: "Twice", tier: 1 }))).toBe("taken");
    expect(await code(teamForTier(db, 4))).toBe("no_team");
    await createTeam(db, administrator, { key: "vendor-b", name: "B vendor", tier: 4 });
    await createTeam(db, administrator, { key: "vendor-a", name: "A vendor", tier: 4 });
    expect((await teamForTier(db, 4)).name).toBe("A vendor");
    expect((await listTeams(db)).map((team) => team.tier)).toEqual([1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4]);
    expect((await facts(db, "team.changed")).at(-1)).toMatchObject({ name: "Field", fields: ["handles"] });
  });

  test("have members and leads, and whoever is in a team is a technician", async ({ db }) => {
    const world = await smallWorld(db);
    const { ane, kari, lead } = world.people;
    const messaging = teamOf(world, "messaging");
    expect((await membersOf(db, messaging.id)).map(({ name, lead: leads }) => [name, leads])).toEqual([
      ["Ingrid Dahl", true],
      ["Kari Solberg", false],
    ]);
    const isTechnician = async () => (await findPeople(db, "ane berg", 1))[0]?.technician;
    expect(await isTechnician()).toBe(false);
    const added = (await facts(db, "team.member_%")).length;
    await addMember(db, messaging.id, ane.id, false, lead.id);
    await addMember(db, messaging.id, ane.id, false, lead.id);
    await addMember(db, messaging.id, ane.id, true, lead.id);
    expect(await isTechnician()).toBe(true);
    expect((await technicians(db)).find((person) => person.id === ane.id)?.teams).toEqual([{ id: messaging.id, name: "Messaging" }]);
    await removeMember(db, messaging.id, ane.id, lead.id);
    expect(await code(removeMember(db, messaging.id, ane.id, lead.id))).toBe("not_found");
    expect((await facts(db, "team.member_%")).slice(added)).toMatchObject([
      { name: "Ane Berg", team: "Messaging", lead: false },
      { lead: true },
      { name: "Ane Berg" },
    ]);
    expect((await teamsOfPerson(db, lead.id)).map((team) => [team.key, team.lead])).toEqual([
      ["service-desk", true],
      ["messaging", true],
    ]);
    expect([...(await teamsByIds(db, [messaging.id, kari.id])).keys()]).toEqual([messaging.id]);
    expect(await code(addMember(db, messaging.id, messaging.id, false))).toBe("not_found");
  });
});
