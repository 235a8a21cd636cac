import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { email, id, instant, line, listOf } from "../../../contract/shapes.ts";
import { personRef } from "../../../contract/people.ts";
import { routes } from "../../../contract/route.ts";
import { freshDatabase, quiet, type FreshDatabase } from "../../../tests/database.ts";
import { anonymous, type Actor } from "../actor.ts";
import { handle } from "./handle.ts";
import { createServer } from "./serve.ts";

const given = z.strictObject({
  line: line(5).optional(),
  minutes: z.number().int().min(1).max(9).optional(),
  tags: z.array(z.string().min(2)).max(1).optional(),
  text: z.string().optional(),
  at: instant.optional(),
  id: id.optional(),
  email: email.optional(),
  key: z
    .string()
    .regex(/^[a-z]+$/, "a key")
    .optional(),
  colour: z.enum(["red", "blue"]).optional(),
  who: personRef.optional(),
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  open: z.boolean().optional(),
});
const answer = z.object({ ok: z.boolean() });
const table = routes({
  "GET /things": {
    summary: "",
    access: "tickets:read",
    query: z.strictObject({ colour: listOf(z.enum(["red", "blue"])).optional() }),
    answer,
  },
  "POST /things": { summary: "", access: "signed_in", body: given, answer },
  "POST /things/{id}/endings": {
    summary: "",
    access: "signed_in",
    body: z.discriminatedUnion("how", [z.strictObject({ how: z.literal("well") }), z.strictObject({ how: z.enum(["badly", "oddly"]) })]),
    answer,
  },
  "PUT /things/secret": { summary: "", access: "signed_in", session: true, body: z.strictObject({ a: z.string() }), answer },
});
const fine = () => ({ ok: true });
const bound = handle(table, { "GET /things": fine, "POST /things": fine, "POST /things/{id}/endings": fine, "PUT /things/secret": fine });

let ground: FreshDatabase;
let app: FastifyInstance;
let actor: Actor;

beforeAll(async () => {
  ground = await freshDatabase();
  actor = { ...anonymous("en"), personId: "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42" };
  const gate = { db: ground.db, now: () => new Date(), authenticate: async () => actor };
  app = await createServer({ gate, routes: bound, publicUrl: "https://desk.example.com", log: quiet });
});
afterAll(async () => {
  await app.close();
  await ground.close();
});

const send = async (options: InjectOptions) => {
  const { statusCode, headers, body } = await app.inject(options);
  return { status: statusCode, headers, body: JSON.parse(body) as Record<string, unknown> };
};
const post = (payload: object, url = "/api/v1/things") => send({ method: "POST", url, payload });

test.each<[object, string, string]>([
  [{ line: "" }, "too_small", "This must not be empty."],
  [{ line: "123456" }, "too_big", "Write at most 5 characters."],
  [{ line: "a\nb" }, "invalid_format", "This is not one line of text."],
  [{ line: 5 }, "invalid_type", "This has to be text."],
  [{ minutes: 0 }, "too_small", "This must be at least 1."],
  [{ minutes: 10 }, "too_big", "This must be at most 9."],
  [{ minutes: 1.5 }, "invalid_type", "This has to be a whole number."],
  [{ minutes: null }, "invalid_type", "This has to be a number."],
  [{ tags: ["aa", "bb"] }, "too_big", "Give at most 1."],
  [{ tags: "a" }, "invalid_type", "This has to be a list."],
  [{ at: "today" }, "invalid_format", "This is not a time in UTC, such as 2026-03-31T07:40:00Z."],
  [{ id: "1042" }, "invalid_format", "This is not an id, such as 01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42."],
  [{ email: "nina" }, "invalid_format", "This is not a mail address, such as name@company.example."],
  [{ key: "A" }, "invalid_format", "This is not a key: small letters, digits and hyphens, at least two."],
  [{ colour: "green" }, "invalid_value", "Choose one of these: red, blue."],
  [{ who: {} }, "invalid_union", "Give one of these, and only one: id, email."],
  [{ who: { name: "Nina" } }, "invalid_union", "Give one of these, and only one: id, email."],
  [{ who: "nina" }, "invalid_type", "This has to be an object."],
  [{ open: "yes" }, "invalid_type", "This has to be true or false."],
  [{ text: "a\0" }, "characters", "It contains characters that cannot be stored."],
  [{ text: "a\ud800" }, "characters", "It contains characters that cannot be stored."],
])("%j says at its field what it has to be", async (wrong, code, detail) => {
  const { status, body } = await post(wrong);
  expect(status).toBe(400);
  expect(body["errors"]).toEqual([{ pointer: `/${Object.keys(wrong)[0]}`, code, detail }]);
});

test("a value that fits none of several kinds says which there are", async () => {
  const { body } = await post({ answers: { since: {} } });
  expect(body["errors"]).toEqual([
    { pointer: "/answers/since", code: "invalid_type", detail: "This has to be text, a number, or true or false." },
  ]);
});

test("both ways to name a person are one too many", async () => {
  const { body } = await post({ who: { id: "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42", email: "nina@example.com" } });
  expect(body["errors"]).toEqual([{ pointer: "/who", code: "invalid_union", detail: "Give one of these, and only one: email, id." }]);
});

test.each<[object, string, string]>([
  [{}, "required", "This field is needed."],
  [{ how: "quickly" }, "invalid_value", "Choose one of these: well, badly, oddly."],
])("of several bodies %j is told by the field that tells them apart", async (body, code, detail) => {
  const told = await post(body, "/api/v1/things/1/endings");
  expect(told.body["errors"]).toEqual([{ pointer: "/how", code, detail }]);
});

test("the same is said in Norwegian, without a word of English", async () => {
  actor = { ...actor, language: "nb" };
  const { body } = await post({ email: "nina", who: {}, minutes: 10, line: "", colour: "green", id: "x", open: 1 });
  actor = { ...actor, language: "en" };
  expect((body["errors"] as { detail: string }[]).map((wrong) => wrong.detail)).toEqual([
    "Dette kan ikke være tomt.",
    "Dette må være høyst 9.",
    "Dette er ikke en id, for eksempel 01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42.",
    "Dette er ikke en e-postadresse, for eksempel navn@firma.example.",
    "Velg en av disse: red, blue.",
    "Oppgi én av disse, og bare én: id, email.",
    "Dette må være true eller false.",
  ]);
});

test("whoever may not is told which permission is missing, and a key that it has to be a session", async () => {
  expect(await send({ method: "GET", url: "/api/v1/things" })).toMatchObject({
    status: 403,
    body: { code: "not_allowed", permission: "tickets:read" },
  });
  expect(await send({ method: "PUT", url: "/api/v1/things/secret", payload: {} })).toMatchObject({
    status: 403,
    body: { code: "session_needed" },
  });
});

test("a visitor learns how to say who they are", async () => {
  const before = actor;
  actor = anonymous("en");
  const { status, headers } = await send({ method: "GET", url: "/api/v1/things" });
  actor = before;
  expect(status).toBe(401);
  expect(headers["www-authenticate"]).toBe("Bearer");
});

test("an address that takes other methods says which", async () => {
  expect(await send({ method: "DELETE", url: "/api/v1/things" })).toMatchObject({
    status: 405,
    headers: { allow: "GET, POST" },
    body: { code: "method_not_allowed", title: "This address takes only GET, POST." },
  });
  expect(await send({ method: "GET", url: "/api/v1/things/1/endings" })).toMatchObject({ status: 405, headers: { allow: "POST" } });
  expect(await send({ method: "DELETE", url: "/api/v1/thing" })).toMatchObject({ status: 404, body: { code: "no_such_address" } });
});

test("an address that is none is refused like everything else", async () => {
  expect(await send({ method: "GET", url: "/api/v1/things/%zz" })).toMatchObject({
    status: 400,
    headers: { "content-type": "application/problem+json; charset=utf-8", "x-content-type-options": "nosniff" },
    body: { code: "malformed" },
  });
});

test("letters in another encoding are refused, not lost", async () => {
  const headers = { "content-type": "application/json" };
  const url = "/api/v1/things";
  const latin1 = await send({ method: "POST", url, headers, payload: Buffer.from('{"text":"Ærlig"}', "latin1") });
  expect(latin1).toMatchObject({ status: 400, body: { code: "malformed" } });
  const utf8 = await send({ method: "POST", url, headers, payload: Buffer.from('{"text":"Ærlig"}') });
  expect(utf8).toMatchObject({ status: 200, body: { ok: true } });
});
