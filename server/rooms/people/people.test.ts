import { describe, expect } from "vitest";
import { test } from "../../../tests/database.ts";
import { smallWorld } from "../../../tests/world.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { Problem } from "../../platform/problem.ts";
import { changeOrganization } from "./change-organization.ts";
import {
  changePerson,
  createOrganization,
  createPerson,
  createRoom,
  createSite,
  findPeopleByIds,
  findPersonById,
  resolvePerson,
} from "./index.ts";
import { peoplePage } from "./list-people.ts";
import { listOrganizations } from "./store-places.ts";

const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "nothing was refused",
    (problem: Problem) => problem.errors?.map(({ pointer, code }) => `${pointer} ${code}`).join() || problem.code,
  );

async function published(db: Db, personId: string) {
  const { rows } = await sql<{ type: string; data: { fields?: string[] }; actor_id: string | null }>`
    select type, data, actor_id from event where person_id = ${personId} order by id`.execute(tables(db));
  return rows;
}

describe("a person", () => {
  test("gets organization, language and time zone from what is known, and tells of it", async ({ db }) => {
    const { actors, organizations, sites } = await smallWorld(db);
    const tokyo = await createSite(db, actors.administrator, {
      organization_id: organizations.havbris.id,
      name: "Tokyo",
      time_zone: "Asia/Tokyo",
    });
    const byMail = await createPerson(db, actors.per, { name: "Ola Sand", email: "Ola.Sand@NORDVIK.example" });
    expect(byMail).toMatchObject({
      email: "ola.sand@nordvik.example",
      organization_name: "Nordvik",
      language: "en",
      time_zone: "Europe/Oslo",
    });
    const bySite = await createPerson(db, actors.per, { name: "Ken Ito", email: "ken@nordvik.example", site_id: tokyo.id, language: "nb" });
    expect(bySite).toMatchObject({ organization_name: "Havbris", site_name: "Tokyo", time_zone: "Asia/Tokyo", language: "nb" });
    const stranger = await createPerson(db, actors.per, { name: "Somebody" });
    expect(stranger).toMatchObject({ email: null, organization_id: null });
    expect(await published(db, byMail.id)).toEqual([{ type: "person.created", data: { name: "Ola Sand" }, actor_id: actors.per.personId }]);
    expect(sites.oslo.time_zone).toBe("Europe/Oslo");
  });

  test("is refused where something contradicts, at its field", async ({ db }) => {
    const { actors, organizations, sites, rooms, people } = await smallWorld(db);
    const nobody = "01890000-0000-7000-8000-000000000000";
    const add = (given: object) => refusal(createPerson(db, actors.per, { name: "X", ...given }));
    expect(await add({ email: "ANE.berg@nordvik.example" })).toBe("/email taken");
    expect(await add({ time_zone: "Mars/Base" })).toBe("/time_zone time_zone");
    expect(await add({ organization_id: nobody })).toBe("/organization_id unknown");
    expect(await add({ site_id: nobody })).toBe("/site_id unknown");
    expect(await add({ room_id: nobody })).toBe("/room_id unknown");
    expect(await add({ site_id: sites.bergen.id, room_id: rooms.room314.id })).toBe("/room_id elsewhere");
    expect(await add({ organization_id: organizations.havbris.id, site_id: sites.oslo.id })).toBe("/site_id elsewhere");
    await createPerson(db, actors.per, { name: "From HR", external_id: "7", source: "hr" });
    expect(await add({ external_id: "7", source: "hr" })).toBe("/external_id taken");
    expect(await add({ external_id: "7", source: "other" })).toBe("nothing was refused");
    expect(await refusal(changePerson(db, actors.per, people.jonas.id, { email: "ane.berg@nordvik.example" }))).toBe("/email taken");
    expect(await refusal(changePerson(db, actors.per, people.jonas.id, { external_id: "7", source: "hr" }))).toBe("/external_id taken");
    expect(await refusal(changePerson(db, actors.per, nobody, { name: "Y" }))).toBe("not_found");
  });

  test("changes in part: the rest stays, and places that no longer fit are let go", async ({ db }) => {
    const { actors, organizations, sites, rooms, people } = await smallWorld(db);
    const change = (given: object) => changePerson(db, actors.per, people.ane.id, given);
    expect(await change({ title: "CFO" })).toMatchObject({ name: "Ane Berg", title: "CFO", room_name: "3.14", phone: "+47 22 00 14 12" });
    expect(await change({ phone: null })).toMatchObject({ phone: null, site_name: "Oslo" });
    expect(await change({ site_id: sites.bergen.id })).toMatchObject({
      site_name: "Bergen",
      room_name: null,
      organization_name: "Nordvik",
    });
    expect(await change({ room_id: rooms.room314.id })).toMatchObject({ site_name: "Oslo", room_name: "3.14" });
    expect(await change({ room_id: null })).toMatchObject({ site_name: "Oslo", room_name: null });
    expect(await change({ organization_id: organizations.havbris.id })).toMatchObject({ organization_name: "Havbris", site_name: null });
    expect((await change({ title: "CFO", name: undefined })).version).toBe(7);
    expect((await published(db, people.ane.id)).map((event) => [event.type, event.data.fields])).toEqual([
      ["person.created", undefined],
      ["person.changed", ["title"]],
      ["person.changed", ["phone"]],
      ["person.changed", ["site_id", "room_id"]],
      ["person.changed", ["site_id", "room_id"]],
      ["person.changed", ["room_id"]],
      ["person.changed", ["organization_id", "site_id"]],
    ]);
  });

  test("is found or made from a reference", async ({ db }) => {
    const { actors, people } = await smallWorld(db);
    expect((await resolvePerson(db, actors.per, { id: people.ane.id }, "/requester")).name).toBe("Ane Berg");
    expect((await resolvePerson(db, actors.per, { email: "ane.berg@nordvik.example" }, "/requester")).id).toBe(people.ane.id);
    const made = await resolvePerson(db, actors.per, { email: "new.one@havbris.example" }, "/requester");
    expect(made).toMatchObject({ name: "new.one", organization_name: "Havbris" });
    expect((await resolvePerson(db, actors.per, { email: "named@x.example", name: "Named One" }, "/requester")).name).toBe("Named One");
    const id = "01890000-0000-7000-8000-000000000000";
    expect(await refusal(resolvePerson(db, actors.per, { id }, "/requester"))).toBe("/requester unknown");
    expect(await findPersonById(db, "not-an-id")).toBeUndefined();
    expect([...(await findPeopleByIds(db, [people.ane.id, id])).keys()]).toEqual([people.ane.id]);
  });
});

describe("places", () => {
  test("have names of their own, and a domain belongs to one organization", async ({ db }) => {
    const { actors, organizations, sites } = await smallWorld(db);
    const { administrator } = actors;
    expect(await refusal(createOrganization(db, administrator, { name: "Copy", domain: "Nordvik.Example" }))).toBe("/domain taken");
    expect(await refusal(changeOrganization(db, administrator, organizations.havbris.id, { domain: "nordvik.example" }))).toBe(
      "/domain taken",
    );
    expect(await changeOrganization(db, administrator, organizations.havbris.id, { name: "Havbris AS" })).toMatchObject({
      name: "Havbris AS",
      domain: "havbris.example",
    });
    expect(await refusal(createSite(db, administrator, { organization_id: organizations.nordvik.id, name: "Oslo" }))).toBe("/name taken");
    expect(await refusal(createRoom(db, administrator, sites.oslo.id, { name: "3.14" }))).toBe("/name taken");
    expect(await refusal(createRoom(db, administrator, organizations.nordvik.id, { name: "1" }))).toBe("not_found");
  });
});

describe("what another system sends", () => {
  test("comes once, also when it does not say who it is", async ({ db }) => {
    const { actors } = await smallWorld(db);
    const ola = await createPerson(db, actors.per, { name: "Ola Sand", external_id: "7" });
    expect(ola).toMatchObject({ source: "api", external_id: "7" });
    expect(await refusal(createPerson(db, actors.per, { name: "Ola Sand", external_id: "7" }))).toBe("/external_id taken");
    const kim = await createPerson(db, actors.per, { name: "Kim Sand" });
    expect(await refusal(changePerson(db, actors.per, kim.id, { external_id: "7" }))).toBe("/external_id taken");
    await createOrganization(db, actors.per, { name: "Sand", external_id: "7" });
    expect(await refusal(createOrganization(db, actors.per, { name: "Sand again", external_id: "7" }))).toBe("/external_id taken");
  });

  test("is looked up by its own id", async ({ db }) => {
    const { actors } = await smallWorld(db);
    for (const source of ["hr", "crm"]) await createPerson(db, actors.per, { name: `Ola of ${source}`, external_id: "7", source });
    const names = async (given: Parameters<typeof peoplePage>[1]) => (await peoplePage(db, given, null, 9)).map((row) => row.name);
    expect(await names({ external_id: "7" })).toEqual(["Ola of crm", "Ola of hr"]);
    expect(await names({ external_id: "7", source: "hr" })).toEqual(["Ola of hr"]);
    await createOrganization(db, actors.per, { name: "Sand", external_id: "7", source: "crm" });
    const found = await listOrganizations(db, { external_id: "7", source: "crm" }, null, 9);
    expect(found.map((row) => row.name)).toEqual(["Sand"]);
  });
});

test("lists organizations page by page, also those that were looked for", async ({ db }) => {
  const { actors } = await smallWorld(db);
  for (const name of ["Sand A", "Sand B", "Sand C"]) await createOrganization(db, actors.per, { name });
  const first = await listOrganizations(db, { q: "sand" }, null, 1);
  expect(first.map((row) => row.name)).toEqual(["Sand A", "Sand B"]);
  const rest = await listOrganizations(db, { q: "sand" }, [first[0]?.name, first[0]?.id], 5);
  expect(rest.map((row) => row.name)).toEqual(["Sand B", "Sand C"]);
});

test("lists people by name, page by page, filtered by words, organization and whether they are active", async ({ db }) => {
  const { actors, organizations, people } = await smallWorld(db);
  await changePerson(db, actors.administrator, people.jonas.id, { active: false });
  const names = async (given: object, after: readonly unknown[] | null = null, limit = 50) =>
    (await peoplePage(db, given, after, limit)).map((row) => row.name);
  const all = await names({});
  expect(all).toHaveLength(11);
  const first = await peoplePage(db, {}, null, 4);
  expect(first).toHaveLength(5);
  expect(await names({}, [first[3]?.name, first[3]?.id])).toEqual(all.slice(4));
  expect(await names({ organization: organizations.havbris.id })).toEqual(["Siri Vik"]);
  expect(await names({ active: false })).toEqual(["Jonas Lie"]);
  expect(await names({ q: "specialist it" })).toEqual(["Lars Moe", "Sara Holm"]);
  expect(await names({ q: "wiik" })).toEqual(["Siri Vik"]);
  expect(await names({ q: "2107" })).toEqual(["Jonas Lie"]);
});
