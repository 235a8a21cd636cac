import { afterAll, beforeAll, expect, test } from "vitest";
import { group, openScimDesk, patchOf, user, type ScimDesk } from "./scim-desk.ts";

// The requests of Okta's SCIM 2.0 guide and of its specification test (Runscope), in their order. Seen red by answering PUT as PATCH.

let desk: ScimDesk;
beforeAll(async () => void (desk = await openScimDesk({ values: { name: "Okta" } })));
afterAll(() => desk.desk.close());

const isaac = (more: object = {}) => ({
  schemas: [user],
  userName: "isaac.brock@nordvik.example",
  name: { givenName: "Isaac", familyName: "Brock" },
  emails: [{ primary: true, value: "isaac.brock@nordvik.example", type: "work" }],
  displayName: "Isaac Brock",
  locale: "en-US",
  externalId: "00ujl29u0le5T6Aj10h7",
  groups: [],
  password: "1mz050nq",
  active: true,
  ...more,
});
let id = "";

test("the first pages, as its test reads them", async () => {
  const all = await desk.scim("GET", "/Users?count=1&startIndex=1");
  expect(all.body).toMatchObject({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
    totalResults: 0,
    startIndex: 1,
    Resources: [],
  });
  expect((await desk.scim("GET", "/Users/010101001010101011001010101011")).status).toBe(404);
  expect(
    (await desk.scim("GET", `/Users?filter=${encodeURIComponent('userName eq "test.user@okta.local"')}&startIndex=1&count=100`)).body
      .totalResults,
  ).toBe(0);
});

test("somebody is made; the password it sends along is nowhere", async () => {
  const made = await desk.scim("POST", "/Users", isaac());
  expect(made).toMatchObject({ status: 201, body: { userName: "isaac.brock@nordvik.example", active: true } });
  id = made.body.id;
  expect(JSON.stringify(made.body)).not.toContain("1mz050nq");
  const { rows } = await desk.desk.pool.query("select document::text as text from scim_user where id = $1", [id]);
  expect(rows[0].text).not.toContain("1mz050nq");
  expect(desk.desk.logged.join()).not.toContain("1mz050nq");
});

test("PUT says all that there is: what it leaves out is gone, but whether they are active", async () => {
  await desk.scim(
    "PUT",
    `/Users/${id}`,
    isaac({ title: "Singer", phoneNumbers: [{ value: "555-666-1234", type: "mobile", primary: true }] }),
  );
  const { active: _, ...rest } = isaac({ name: { givenName: "Isaac", familyName: "Brock", middleName: "K" } });
  const put = await desk.scim("PUT", `/Users/${id}`, { ...rest, id, meta: { resourceType: "User" } });
  expect(put).toMatchObject({ status: 200, body: { id, active: true, name: { middleName: "K" } } });
  expect(put.body).not.toHaveProperty("title");
  expect(put.body).not.toHaveProperty("phoneNumbers");
  const { rows } = await desk.desk.pool.query("select title, mobile from person where email = 'isaac.brock@nordvik.example'");
  expect(rows).toEqual([{ title: null, mobile: null }]);
});

test("switched off by PATCH without a path, and on again by PUT", async () => {
  const off = await desk.scim("PATCH", `/Users/${id}`, patchOf({ op: "replace", value: { active: false } }));
  expect(off.body.active).toBe(false);
  expect((await desk.scim("PUT", `/Users/${id}`, isaac({ active: "true" }))).body.active).toBe(true);
});

test("a group is pushed with its members, changed by id and name, and replaced as a whole", async () => {
  const made = await desk.scim("POST", "/Groups", {
    schemas: [group],
    displayName: "Test SCIMv2",
    members: [{ value: id, display: "isaac.brock" }],
  });
  expect(made).toMatchObject({ status: 201, body: { members: [{ value: id }] } });
  const at = `/Groups/${made.body.id}`;
  const renamed = await desk.scim("PATCH", at, patchOf({ op: "replace", value: { id: made.body.id, displayName: "Test SCIMv2 renamed" } }));
  expect(renamed.body.displayName).toBe("Test SCIMv2 renamed");
  const both = await desk.scim(
    "PATCH",
    at,
    patchOf(
      { op: "remove", path: `members[value eq "${id}"]` },
      { op: "add", path: "members", value: [{ value: id, display: "isaac.brock" }] },
    ),
  );
  expect(both.body.members).toHaveLength(1);
  expect((await desk.scim("PATCH", at, patchOf({ op: "replace", path: "members", value: [] }))).body.members).toEqual([]);
  const put = await desk.scim("PUT", at, { schemas: [group], displayName: "Test SCIMv2", members: [{ value: id }] });
  expect(put.body).toMatchObject({ displayName: "Test SCIMv2", members: [{ value: id }] });
  expect((await desk.scim("GET", `/Users/${id}`)).body.groups).toMatchObject([{ display: "Test SCIMv2" }]);
  expect(await desk.scim("POST", "/Groups", { schemas: [group], displayName: "test scimv2" })).toMatchObject({
    status: 409,
    body: { scimType: "uniqueness" },
  });
  expect(await desk.scim("PATCH", at, patchOf({ op: "add", path: "members", value: [{ value: made.body.id }] }))).toMatchObject({
    status: 400,
  });
});

test("only what is asked for, or all but what is not", async () => {
  const few = await desk.scim("GET", `/Users/${id}?attributes=userName,name.givenName`);
  expect(few.body).toEqual({ schemas: [user], id, userName: "isaac.brock@nordvik.example", name: { givenName: "Isaac" } });
  const less = await desk.scim("GET", `/Users?excludedAttributes=emails,meta,name.familyName`);
  expect(less.body.Resources[0]).not.toHaveProperty("emails");
  expect(less.body.Resources[0].name).not.toHaveProperty("familyName");
});
