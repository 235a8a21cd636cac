import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openScimDesk, patchOf, user, type ScimDesk } from "./scim-desk.ts";

// Nothing that is sent is a fault of the server's, becomes part of a query, or is kept where it should not be. Seen red by taking out
// `requirePlain`.

let desk: ScimDesk;
let id = "";
let groupId = "";
beforeAll(async () => {
  desk = await openScimDesk();
  id = (await desk.scim("POST", "/Users", { schemas: [user], userName: "odd@nordvik.example" })).body.id;
  groupId = (await desk.scim("POST", "/Groups", { displayName: "Odd", members: [{ value: id }] })).body.id;
});
afterAll(() => desk.desk.close());

const isFine = (status: number): boolean => status < 500 && status !== 429;
const hostile = [
  "' OR '1'='1",
  '" or 1 eq 1',
  "\\",
  "%",
  "_",
  "\0",
  "\ud800",
  "$$",
  "'; drop table person; --",
  "__proto__",
  "constructor",
  "a".repeat(3000),
];

test("a name of a megabyte, one of nothing, numbers, lists and what is no name are refused", async () => {
  for (const userName of ["x".repeat(1_000_000), "", "  ", 7, null, {}, [], ["a", "b"], "a\nb", "\u202Eevil", "\0", "\ud800"]) {
    const answer = await desk.scim("POST", "/Users", { userName });
    if (userName === 7) expect(answer.status).toBe(201);
    else
      expect([JSON.stringify(userName)?.slice(0, 20), answer.status, answer.body.schemas]).toEqual([
        JSON.stringify(userName)?.slice(0, 20),
        400,
        ["urn:ietf:params:scim:api:messages:2.0:Error"],
      ]);
  }
  expect((await desk.scim("POST", "/Users", { userName: "long", displayName: "x".repeat(1_000_000) })).status).toBe(400);
  expect((await desk.scim("POST", "/Users", "x".repeat(3_000_000))).status).toBe(413);
});

test.each([
  "",
  "{",
  "[]",
  "null",
  '"x"',
  "[".repeat(100_000),
  `{"userName":${"[".repeat(60_000)}${"]".repeat(60_000)}}`,
  '{"__proto__":{"x":1}}',
  "\u00ff",
])("a body that is none is 400: %#", async (body) => {
  for (const [method, path] of [
    ["POST", "/Users"],
    ["PUT", `/Users/${id}`],
    ["PATCH", `/Users/${id}`],
    ["PATCH", `/Groups/${groupId}`],
    ["POST", "/Groups"],
  ] as const)
    expect([method, path, (await desk.scim(method, path, body)).status]).toEqual([method, path, 400]);
});

test("what is not JSON is not read", async () => {
  expect((await desk.scim("POST", "/Users", "userName=x", { type: "application/x-www-form-urlencoded" })).status).toBe(415);
  expect((await desk.scim("POST", "/Users", { userName: "plain.json" }, { type: "application/json" })).status).toBe(201);
});

const filters = [
  "userName eq",
  "userName",
  'eq "x"',
  "()",
  "not",
  'not userName eq "x"',
  'userName eq "x" and',
  '(userName eq "x"',
  'userName eq "x")',
  "userName eq 'x'",
  'userName xx "y"',
  'password eq "x"',
  'token_hash eq "x"',
  "u.source_id pr",
  'emails[value eq "x"',
  'emails[emails[value eq "x"]]',
  'id co "a"',
  "active co true",
  'active eq "maybe"',
  'meta.created gt "yesterday"',
  'meta.created co "2020-01-01T00:00:00Z"',
  "userName eq 7",
  "userName gt null",
  `${"(".repeat(50)}active eq true${")".repeat(50)}`,
  Array.from({ length: 300 }, () => "active eq true").join(" or "),
  'userName eq "\\x"',
  'constructor eq "x"',
  "__proto__ pr",
  'toString co "x"',
];
test.each(filters)("a filter that is none, or asks for what may not be asked for, is 400 invalidFilter: %s", async (filter) => {
  expect(await desk.scim("GET", `/Users?filter=${encodeURIComponent(filter)}`)).toMatchObject({
    status: 400,
    body: { scimType: "invalidFilter" },
  });
});

test.each(hostile.filter((one) => one !== "\ud800"))("words of an attack are words: %j", async (word) => {
  for (const filter of [
    `userName eq ${JSON.stringify(word)}`,
    `displayName co ${JSON.stringify(word)}`,
    `externalId sw ${JSON.stringify(word)}`,
    word,
  ]) {
    const answer = await desk.scim("GET", `/Users?filter=${encodeURIComponent(filter)}`);
    expect([filter, isFine(answer.status)]).toEqual([filter, true]);
    if (answer.status === 200) expect([filter, answer.body.totalResults]).toEqual([filter, 0]);
  }
  for (const [method, path] of [
    ["GET", `/Users/${encodeURIComponent(word)}`],
    ["GET", `/Schemas/${encodeURIComponent(word.slice(0, 150))}`],
    ["GET", `/Users?startIndex=${encodeURIComponent(word)}&count=${encodeURIComponent(word)}&attributes=${encodeURIComponent(word)}`],
  ] as const)
    expect(isFine((await desk.scim(method, path)).status)).toBe(true);
});

describe("whatever is patched", () => {
  const names = [
    "userName",
    "active",
    "name",
    "name.givenName",
    "emails",
    "emails.value",
    'emails[type eq "work"]',
    'emails[type eq "work"].value',
    "emails[",
    "phoneNumbers[primary eq true].value",
    'emails[not (type eq "x")].type',
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
    "urn:ietf:params:scim:schemas:core:2.0:User:title",
    'addresses[type co "w"].locality',
    "members",
    'members[value eq "x"]',
    "members[value co 5]",
    "displayName",
    "externalId",
    "id",
    "schemas",
    "__proto__",
    "constructor.prototype",
    "",
    " ",
    ".",
    "a.b.c",
    "a[b",
    ...hostile,
  ];
  const value = fc.oneof(
    fc.constantFrom(
      ...hostile,
      "True",
      "False",
      "true",
      true,
      false,
      null,
      0,
      -1,
      1e300,
      [],
      {},
      [[]],
      [null],
      [{}],
      { value: { value: "x" } },
      [{ value: 5, primary: "True" }],
      { $ref: null },
      { "name.givenName": [1] },
    ),
    fc.jsonValue({ maxDepth: 4 }),
    fc.constant(Array.from({ length: 60 }, (_, n) => ({ value: `v${n}` }))),
  );
  const operation = fc.record(
    {
      op: fc.constantFrom("add", "Replace", "REMOVE", "move", "", 5, null),
      path: fc.oneof(fc.constantFrom<unknown>(...names, 5, null, {}), fc.string()),
      value,
    },
    { requiredKeys: [] },
  );

  test("is taken or refused, and never a fault of the server", { timeout: 120_000 }, async () => {
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 4 }), async (operations) => {
        n += 1;
        const path = n % 3 === 0 ? `/Groups/${groupId}` : `/Users/${id}`;
        const body = JSON.stringify(patchOf(...operations));
        const answer = await desk.scim("PATCH", path, body);
        if (!isFine(answer.status))
          throw new Error(
            `${answer.status} ${JSON.stringify(answer.body)}: ${body}\n${desk.desk.logged.filter((line) => line.includes('"level":50')).at(-1)}`,
          );
        const shown = await desk.scim("GET", path);
        expect(shown.status).toBe(200);
        expect(Object.prototype).not.toHaveProperty("value");
      }),
      { numRuns: 600 },
    );
  });
});

test("pages are whole numbers: less than the first is the first, more than there may be is as many as may be", async () => {
  for (const [query, start, items] of [
    ["startIndex=0", 1, 1],
    ["startIndex=-5&count=1", 1, 1],
    ["count=0", 1, 0],
    ["count=-1", 1, 0],
    ["startIndex=99999", 99999, 0],
    ["count=x", 1, 1],
  ] as const) {
    const { body } = await desk.scim("GET", `/Groups?${query}`);
    expect([query, body.totalResults, body.startIndex, body.itemsPerPage]).toEqual([query, 1, start, items]);
  }
  expect((await desk.scim("POST", "/Groups/.search", { filter: 'displayName sw "od"', count: 5 })).body.totalResults).toBe(1);
});
