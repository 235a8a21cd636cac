import { afterAll, beforeAll, expect, test } from "vitest";
import { enterprise, group, openScimDesk, patchOf, user, type ScimDesk } from "./scim-desk.ts";

// The requests that Entra ID documents ("Develop and plan provisioning for a SCIM endpoint"), in the order in which it and its validator send them.
// Seen red: booleans as strings by reading only `true` and `false`; `emails[type eq "work"]` by refusing what has no target.

let desk: ScimDesk;
beforeAll(async () => void (desk = await openScimDesk()));
afterAll(() => desk.desk.close());

const name = "Test_User_ab6490ee-1e48-479e-a20b-2d77186b5dd1@nordvik.example";
let id = "";

test("its connection test: somebody whom nobody is, is an empty list and no fault", async () => {
  const answer = await desk.scim("GET", `/Users?filter=userName+eq+%22non-existent%22`);
  expect(answer.status).toBe(200);
  expect(answer.type).toMatch(/^application\/scim\+json/);
  expect(answer.body).toEqual({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
    totalResults: 0,
    startIndex: 1,
    itemsPerPage: 0,
    Resources: [],
  });
});

test("somebody is made, as they are there", async () => {
  const answer = await desk.scim("POST", "/Users", {
    schemas: [user, enterprise],
    externalId: "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
    userName: name,
    active: true,
    emails: [{ primary: true, type: "work", value: "Test_User_fd0ea19b@Nordvik.example" }],
    meta: { resourceType: "User" },
    name: { formatted: "givenName familyName", familyName: "familyName", givenName: "givenName" },
    roles: [],
    preferredLanguage: "nb-NO",
    phoneNumbers: [
      { type: "work", value: "+47 22 33 44 55" },
      { type: "mobile", value: "+47 922 33 445" },
    ],
    [enterprise]: { department: "Bunkering", manager: "00000000-0000-4000-8000-000000000000" },
  });
  expect(answer.status).toBe(201);
  id = answer.body.id;
  expect(answer.headers.get("location")).toBe(`http://127.0.0.1/scim/v2/Users/${id}`);
  expect(answer.body).toMatchObject({
    userName: name,
    active: true,
    externalId: "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
    name: { familyName: "familyName" },
    meta: { resourceType: "User", location: `http://127.0.0.1/scim/v2/Users/${id}` },
    [enterprise]: { department: "Bunkering", manager: { value: "00000000-0000-4000-8000-000000000000" } },
  });
  const { rows } = await desk.desk.pool.query("select * from person where email = 'test_user_fd0ea19b@nordvik.example'");
  expect(rows).toMatchObject([
    { name: "givenName familyName", language: "nb", phone: "+47 22 33 44 55", mobile: "+47 922 33 445", department: "Bunkering" },
  ]);
  expect(rows[0].organization_id, "by the domain of the address").toBe(desk.world.organizations.nordvik.id);
});

test("made twice is 409 with the word for it", async () => {
  const again = await desk.scim("POST", "/Users", { schemas: [user], userName: name.toUpperCase(), displayName: "Again" });
  expect(again).toMatchObject({ status: 409, body: { status: "409", scimType: "uniqueness" } });
  expect(again.body.schemas).toEqual(["urn:ietf:params:scim:api:messages:2.0:Error"]);
});

test("read by id, and found by what it looks for", async () => {
  expect((await desk.scim("GET", `/Users/${id}`)).body).toMatchObject({ id, userName: name });
  for (const filter of [
    `userName eq "${name}"`,
    `externalId eq "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef"`,
    `emails[type eq "work"].value eq "x"`,
    `emails.value eq "TEST_USER_fd0ea19b@nordvik.example"`,
    `emails[type eq "work" and value eq "test_user_fd0ea19b@nordvik.example"]`,
    `id eq "${id}"`,
    `displayName eq "givenname FAMILYNAME" and active eq true`,
  ]) {
    const found = await desk.scim("GET", `/Users?filter=${encodeURIComponent(filter)}`);
    if (filter.includes("].value")) expect(found).toMatchObject({ status: 400, body: { scimType: "invalidFilter" } });
    else expect([filter, found.body.totalResults]).toEqual([filter, 1]);
  }
  expect(await desk.scim("GET", "/Users/5171a35d82074e068ce2")).toMatchObject({ status: 404, body: { status: "404" } });
});

test("many things at once, with op in capitals and a filter in the path", async () => {
  const answer = await desk.scim(
    "PATCH",
    `/Users/${id}`,
    patchOf(
      { op: "Replace", path: 'emails[type eq "work"].value', value: "updatedEmail@nordvik.example" },
      { op: "Replace", path: "name.familyName", value: "updatedFamilyName" },
      { op: "Add", path: "displayName", value: "Upda Ted" },
      { op: "Add", path: `${enterprise}:department`, value: [{ $ref: null, value: "Fleet" }] },
      { op: "Add", path: 'phoneNumbers[type eq "mobile"].value', value: "+47 900 11 222" },
      { op: "Add", path: 'addresses[type eq "work"].locality', value: "Bergen" },
      { op: "Replace", path: `${enterprise}:manager`, value: "11111111-1111-4111-8111-111111111111" },
    ),
  );
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    emails: [{ type: "work", primary: true, value: "updatedEmail@nordvik.example" }],
    name: { familyName: "updatedFamilyName", givenName: "givenName" },
    displayName: "Upda Ted",
    addresses: [{ type: "work", locality: "Bergen" }],
    [enterprise]: { department: "Fleet", manager: { value: "11111111-1111-4111-8111-111111111111" } },
  });
  const { rows } = await desk.desk.pool.query(
    "select name, email, mobile, department from person where email = 'updatedemail@nordvik.example'",
  );
  expect(rows).toEqual([{ name: "Upda Ted", email: "updatedemail@nordvik.example", mobile: "+47 900 11 222", department: "Fleet" }]);
  expect((await desk.events("person.changed")).at(-1)?.data, "whoever had the old address is told there").toMatchObject({
    // Its beginning and its end: what is told is kept for long.
    old_email: "t…@nordvik.example",
    source: `scim:${desk.id}`,
  });
});

test("what is named by dotted names with no path at all", async () => {
  const answer = await desk.scim(
    "PATCH",
    `/Users/${id}`,
    patchOf({
      op: "Replace",
      value: { "name.givenName": "Dotted", [`${enterprise}:employeeNumber`]: 4711, 'emails[type eq "home"].value': "h@x.example" },
    }),
  );
  expect(answer.body).toMatchObject({ name: { givenName: "Dotted" }, [enterprise]: { employeeNumber: "4711", department: "Fleet" } });
  expect(answer.body.emails).toHaveLength(2);
});

test("its user name is changed; the old one is free", async () => {
  const other = "5b50642d-79fc-4410-9e90-4c077cdd1a59@nordvik.example";
  await desk.scim("PATCH", `/Users/${id}`, patchOf({ op: "Replace", path: "userName", value: other }));
  const found = await desk.scim("GET", `/Users?filter=${encodeURIComponent(`userName eq "${other}"`)}`);
  expect(found.body.Resources[0].id).toBe(id);
});

test("switched off with the word False, found as such, and on again with True", async () => {
  const off = await desk.scim("PATCH", `/Users/${id}`, patchOf({ op: "Replace", path: "active", value: "False" }));
  expect(off.body.active).toBe(false);
  const found = await desk.scim("GET", `/Users?filter=${encodeURIComponent('active eq false and not (externalId co "zzz")')}`);
  expect(found.body.totalResults).toBe(1);
  const on = await desk.scim("PATCH", `/Users/${id}`, patchOf({ op: "Replace", path: "active", value: "True" }));
  expect(on.body.active).toBe(true);
});

let groupId = "";
test("a group is made, found without its members, changed, filled and emptied as Entra does it", async () => {
  const made = await desk.scim("POST", "/Groups", {
    schemas: [group, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
    externalId: "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
    displayName: "displayName",
    meta: { resourceType: "Group" },
  });
  expect(made).toMatchObject({ status: 201, body: { displayName: "displayName", members: [] } });
  groupId = made.body.id;
  const found = await desk.scim("GET", `/Groups?excludedAttributes=members&filter=${encodeURIComponent('displayName eq "DISPLAYNAME"')}`);
  expect(found.body.Resources).toEqual([expect.not.objectContaining({ members: expect.anything() })]);
  const renamed = await desk.scim("PATCH", `/Groups/${groupId}`, patchOf({ op: "Replace", path: "displayName", value: "1879db59-3bdf" }));
  expect(renamed.body.displayName).toBe("1879db59-3bdf");
  const filled = await desk.scim(
    "PATCH",
    `/Groups/${groupId}`,
    patchOf({ op: "Add", path: "members", value: [{ $ref: null, value: id }] }),
  );
  expect(filled.body.members).toMatchObject([{ value: id, display: "Upda Ted", type: "User" }]);
  const isIn = await desk.scim("GET", `/Groups?filter=${encodeURIComponent(`id eq "${groupId}" and members eq "${id}"`)}`);
  expect(isIn.body.totalResults).toBe(1);
  const emptied = await desk.scim(
    "PATCH",
    `/Groups/${groupId}`,
    patchOf({ op: "Remove", path: "members", value: [{ $ref: null, value: id }] }),
  );
  expect(emptied.body.members).toEqual([]);
  await desk.scim("PATCH", `/Groups/${groupId}`, patchOf({ op: "add", path: "members", value: [{ value: id }] }));
  const one = await desk.scim("PATCH", `/Groups/${groupId}`, patchOf({ op: "remove", path: `members[value eq "${id}"]` }));
  expect(one.body.members).toEqual([]);
  expect((await desk.scim("DELETE", `/Groups/${groupId}`)).status).toBe(204);
  expect((await desk.scim("GET", `/Groups/${groupId}`)).status).toBe(404);
});

test("deleted is gone for the program; the person has left, and is the same when they come back", async () => {
  const before = (await desk.desk.pool.query("select id from person where email = 'updatedemail@nordvik.example'")).rows[0];
  expect((await desk.scim("DELETE", `/Users/${id}`)).status).toBe(204);
  expect((await desk.scim("GET", `/Users/${id}`)).status).toBe(404);
  expect((await desk.scim("DELETE", `/Users/${id}`)).status).toBe(404);
  expect((await desk.desk.pool.query("select active from person where id = $1", [before.id])).rows).toEqual([{ active: false }]);
  const back = await desk.scim("POST", "/Users", {
    schemas: [user],
    userName: "back",
    active: true,
    emails: [{ value: "updatedEmail@nordvik.example" }],
  });
  expect(back).toMatchObject({ status: 201, body: { active: true } });
  expect((await desk.desk.pool.query("select id, active from person where email = 'updatedemail@nordvik.example'")).rows).toEqual([
    { id: before.id, active: true },
  ]);
});

test("what it can do is told, to whoever has a token", async () => {
  expect((await desk.scim("GET", "/ServiceProviderConfig")).body).toMatchObject({
    patch: { supported: true },
    filter: { maxResults: 200 },
  });
  expect((await desk.scim("GET", "/ResourceTypes")).body.totalResults).toBe(2);
  expect((await desk.scim("GET", "/Schemas")).body.Resources.map(({ id: urn }: { id: string }) => urn)).toEqual([user, enterprise, group]);
  expect((await desk.scim("GET", `/Schemas/${user}`)).body.name).toBe("User");
  expect((await desk.scim("GET", "/ServiceProviderConfig", undefined, { token: null })).status).toBe(401);
  expect(await desk.scim("POST", "/Bulk", {})).toMatchObject({ status: 404, body: { status: "404" } });
});
