import { expect, test } from "vitest";
import { api } from "../../../../contract/index.ts";
import { rooms } from "../../../../contract/index.ts";
import { readable, resolve, sampleOf } from "./example.ts";
import { html, words } from "./html.ts";
import { openApi } from "../openapi/describe.ts";
import { docsPage } from "./page.ts";

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

test("the example of every body is one that the contract takes", () => {
  const document = openApi();
  const components = document.components.schemas;
  const refused = Object.values(rooms).flatMap((table) =>
    Object.entries(table).flatMap(([key, route]) => {
      if (!("body" in route) || !route.body) return [];
      const [method = "", path = ""] = key.split(" ");
      const schema = document.paths[path]?.[method.toLowerCase()]?.requestBody?.content["application/json"]?.schema ?? {};
      const sample = sampleOf(resolve(schema, components), { components, sent: true, depth: 0, within: "" });
      const parsed = route.body.safeParse(sample);
      return parsed.success ? [] : [`${key}: ${readable(sample)} ${parsed.error.message}`];
    }),
  );
  expect(refused).toEqual([]);
});
