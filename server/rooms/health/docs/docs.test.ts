import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { api, rooms } from "../../../../contract/index.ts";
import type { Route } from "../../../../contract/route.ts";
import { exampleAnswer, exampleBody, readable } from "./example.ts";
import { happenings } from "./happenings.ts";
import { html, words } from "./html.ts";
import { openApi } from "../openapi/describe.ts";
import { docsPage } from "./page.ts";
import { refusalList, refusals } from "./refusals.ts";

const page = docsPage("https://desk.example.com");

test("values are escaped, markup is not", () => {
  expect(html`<p>${'<script>"&'}${html`<b>${1}</b>`}${[words("a `<b>` c"), null, false]}</p>`.markup).toBe(
    "<p>&lt;script&gt;&quot;&amp;<b>1</b>a <code>&lt;b&gt;</code> c</p>",
  );
});

test.each(Object.keys(api))("%s is on the page, with a line to try it", (key) => {
  const [method = "", path = ""] = key.split(" ");
  expect(page).toContain(`>${method}</span> <code>${path}</code></h3>`);
});

test("it holds no script and loads nothing", () => {
  expect(page).not.toMatch(/<script|<link|<img|@import|url\(|\son\w+=/i);
});

test("every link leads to a place on the page", () => {
  const places = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
  const lost = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !places.has(id));
  expect(lost).toEqual([]);
});

const document = openApi();
const components = document.components.schemas;
const endpoints = Object.values(rooms).flatMap((table) => Object.entries<Route>(table).map(([key, route]) => ({ key, route })));
const operationOf = (key: string) => {
  const [method = "", path = ""] = key.split(" ");
  return document.paths[path]?.[method.toLowerCase()];
};

test.each(endpoints.filter(({ route }) => route.body))("the example body of $key is one that the contract takes", ({ key, route }) => {
  const sample = exampleBody(key, operationOf(key)?.requestBody?.content["application/json"]?.schema ?? {}, components);
  expect(route.body?.safeParse(sample).error, readable(sample)).toBeUndefined();
});

test.each(endpoints.filter(({ route }) => route.status !== 204 && route.media !== "stream"))(
  "the example answer of $key is one that the contract gives",
  ({ key, route }) => {
    const schema = operationOf(key)?.responses[route.status ?? 200]?.content?.["application/json"]?.schema ?? {};
    const sample = exampleAnswer(key, schema, components);
    expect(route.answer.safeParse(sample).error, readable(sample)).toBeUndefined();
  },
);

const answerTo = (key: string) => {
  const { status = 200 } = endpoints.find((one) => one.key === key)?.route ?? {};
  return exampleAnswer(key, operationOf(key)?.responses[status]?.content?.["application/json"]?.schema ?? {}, components);
};

test("the examples tell one story", () => {
  expect(answerTo("POST /tickets/{id}/notes")).toMatchObject({ kind: "note" });
  expect(answerTo("POST /tickets/{id}/replies")).toMatchObject({ kind: "reply" });
  expect(answerTo("GET /tickets/{id}")).toMatchObject({
    status: "open",
    resolved_at: null,
    waiting_reason: null,
    team: { name: "Service desk", tier: 1 },
  });
  expect(answerTo("POST /tickets/{id}/resolutions")).toMatchObject({ status: "resolved", confirmed_at: null });
  expect(answerTo("POST /tickets/{id}/escalations")).toMatchObject({
    tier: 2,
    accepted: false,
    assignee: null,
    team: { name: "Messaging", tier: 2 },
  });
  expect(answerTo("POST /contacts/{id}/endings")).toMatchObject({ state: "wrap_up", outcome: "solved" });
  expect(answerTo("POST /api-keys")).toMatchObject({ key: expect.stringMatching(/^fl_/), name: "my script" });
  expect(answerTo("GET /teams")).toMatchObject({ items: [{ name: "Service desk", members: [{ name: "Per Lie" }] }] });
  expect(answerTo("GET /sites")).toMatchObject({ items: [{ name: "Oslo" }] });
  expect(answerTo("GET /organizations")).toMatchObject({ items: [{ name: "Nordfjord Energi" }] });
});

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const sources = globSync("server/**/*.ts", { cwd: root })
  .filter((path) => !path.endsWith(".test.ts"))
  .map((path) => readFileSync(join(root, path), "utf8"));

test("every refusal in the sources is on the page, with its status and a sentence without blanks", () => {
  const thrown = new Set(
    sources.flatMap((text) => [...text.matchAll(/new Problem\(\s*(\d{3}),\s*"(\w+)"/g)].map(([, status, code]) => `${status} ${code}`)),
  );
  const told = new Set(refusals.flatMap(([status, codes]) => codes.map((code) => `${status} ${code}`)));
  // `notFound` writes its own.
  expect([...thrown].filter((one) => !told.has(one))).toEqual([]);
  expect(refusalList().markup).not.toMatch(/problem\.\w+|[{}]/);
});

test("everything that happens to a ticket is on the page, and nothing else", () => {
  const events = readFileSync(join(root, "server/rooms/tickets/events.ts"), "utf8");
  const facts = [...events.matchAll(/"((?:ticket|reply|note|attachment)\.\w+)": \{ public/g)].map(([, type]) => type);
  expect(Object.keys(happenings).toSorted()).toEqual(facts.toSorted());
  expect(facts.length).toBeGreaterThan(20);
});
