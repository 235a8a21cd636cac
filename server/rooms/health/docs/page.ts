import { openApi, type OpenApi } from "../openapi/describe.ts";
import type { JsonSchema } from "../openapi/schemas.ts";
import { endpointSection, type Endpoint } from "./endpoint.ts";
import { fieldList } from "./fields.ts";
import { chapters } from "./guide.ts";
import { html, words, type Html } from "./html.ts";
import { style } from "./style.ts";

const rooms: Record<string, string> = {
  tickets: "Tickets",
  contacts: "Contacts",
  chat: "Chat",
  assets: "Assets",
  counters: "Counters and walk-ins",
  people: "People, organizations and sites",
  teams: "Teams",
  catalog: "Catalog",
  search: "Search",
  outbox: "Outbox and deliveries",
  notifications: "Notifications",
  drafts: "Drafts",
  presence: "Presence",
  access: "Sign-in, keys and accounts",
  events: "Events and audit",
  health: "Health and description",
};

const titleOf = (tag: string): string => rooms[tag] ?? tag;

function endpointsOf(api: OpenApi, tag: string): Endpoint[] {
  return Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation.tags.includes(tag) ? [{ method: method.toUpperCase(), path, operation }] : [],
    ),
  );
}

const roomLinks = (tag: string, endpoints: readonly Endpoint[]): Html =>
  html`<li>
    <details>
      <summary>${titleOf(tag)}</summary>
      <ul>
        ${endpoints.map(({ method, path, operation }) => html`<li><a href="#${operation.operationId}">${method} ${path}</a></li>`)}
      </ul>
    </details>
  </li>`;

/** What is strict about unknown names is sent, the rest is answered. */
const shapeSection = (name: string, schema: JsonSchema): Html =>
  html`<section aria-labelledby="shape-${name}">
    <h3 id="shape-${name}">${name}</h3>
    ${schema.description && html`<p>${words(schema.description)}</p>`} ${fieldList(schema, schema.additionalProperties === false)}
  </section>`;

/** The whole reference as one page without a script: it can be searched, printed and saved. */
export function docsPage(publicUrl: string): string {
  const api = openApi();
  const base = `${publicUrl}/api/v1`;
  const guide = chapters(base);
  const sections = api.tags.map(({ name }) => ({ tag: name, endpoints: endpointsOf(api, name) }));
  const shapes = Object.entries(api.components.schemas);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Firstline API</title>
        ${{ markup: `<style>${style}</style>` }}
      </head>
      <body>
        <a class="skip" href="#start">To the text</a>
        <div class="page">
          <header>
            <h1>Firstline API</h1>
            <p class="version">Version ${api.info.version}. From this page alone you can write a program that works with this desk.</p>
          </header>
          <nav aria-label="Contents">
            <p>Guide</p>
            <ul>
              ${guide.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
            </ul>
            <p>Endpoints</p>
            <ul>
              ${sections.map(({ tag, endpoints }) => roomLinks(tag, endpoints))}
            </ul>
            <p><a href="#shapes">Shapes</a></p>
          </nav>
          <main>
            ${guide.map(
              ({ id, title, body }) =>
                html`<h2 id="${id}">${title}</h2>
                  ${body}`,
            )}
            ${sections.map(
              ({ tag, endpoints }) =>
                html`<h2 id="room-${tag}">${titleOf(tag)}</h2>
                  ${endpoints.map((endpoint) => endpointSection(base, endpoint, api.components.schemas))}`,
            )}
            <h2 id="shapes">Shapes</h2>
            <p>What requests and answers above refer to by name.</p>
            ${shapes.map(([name, schema]) => shapeSection(name, schema))}
          </main>
        </div>
      </body>
    </html>`;
  return page.markup.replaceAll(/\n\s+(?=<(?!\/?(?:code|pre)))/g, "\n");
}
