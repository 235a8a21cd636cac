import type { Operation, Parameter } from "../openapi/operation.ts";
import type { JsonSchema } from "../openapi/schemas.ts";
import { exampleAnswer, exampleBody, exampleQuery, readable, resolve, type Components } from "./example.ts";
import { fieldList, meaningOf, shapeLink, typeOf } from "./fields.ts";
import { html, words, type Html } from "./html.ts";

export interface Endpoint {
  method: string;
  path: string;
  operation: Operation;
}

const bodyOf = ({ requestBody }: Operation): JsonSchema | null => requestBody?.content["application/json"]?.schema ?? null;

/** The good answer: its status, media type and shape. */
function answerOf({ responses }: Operation): { status: string; media: string; schema: JsonSchema | null } {
  const [status = "200", response] = Object.entries(responses).find(([code]) => code.startsWith("2")) ?? [];
  const [media = "", content] = Object.entries(response?.content ?? {})[0] ?? [];
  return { status, media, schema: content?.schema ?? null };
}

/** A path with values in it, as one would type it: a ticket by its number. */
const filled = (path: string): string =>
  path
    .replace("/tickets/{id}", "/tickets/1042")
    .replace("/teams/{id}", "/teams/service-desk")
    .replace("/categories/{id}", "/categories/mail-outlook")
    .replaceAll(/\{\w+\}/g, "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42");

/** Inside single quotes of a shell. */
const quoted = (text: string): string => text.replaceAll("'", String.raw`'\''`);

/** How the caller says who they are. */
function credentials({ security }: Operation): string | false {
  if (security.length === 0) return false;
  return security.some((one) => "key" in one) ? `-H "Authorization: Bearer $FIRSTLINE_KEY"` : "-b session.txt";
}

function curl(base: string, { method, path, operation }: Endpoint, components: Components): string {
  const key = `${method} ${path}`;
  const parameters = operation.parameters ?? [];
  const query = parameters
    .filter((one) => one.in === "query" && one.required)
    .map((one) => `${one.name}=${encodeURIComponent(String(exampleQuery(key, one.name, one.schema)))}`)
    .join("&");
  const body = bodyOf(operation);
  const isStream = answerOf(operation).media === "text/event-stream";
  const starts = key === "POST /session" || key === "POST /setup";
  return [
    `curl ${isStream ? "-N " : ""}${starts ? "-c session.txt " : ""}${method === "GET" ? "" : `-X ${method} `}"${base}${filled(path)}${query && `?${query}`}"`,
    credentials(operation),
    parameters.some((one) => one.name === "If-Match") && `-H 'If-Match: "3"'`,
    body && `-H "Content-Type: application/json"`,
    body && `-d '${quoted(readable(exampleBody(key, body, components)))}'`,
  ]
    .filter(Boolean)
    .join(" \\\n  ");
}

const parameterList = (title: string, parameters: readonly Parameter[]): Html | null =>
  parameters.length === 0
    ? null
    : html`<h4>${title}</h4>
        <dl class="fields">
          ${parameters.map(
            ({ name, schema, required, description }) =>
              html`<dt><code>${name}</code> <span class="type">${typeOf(schema)}</span>${required && html` <strong>required</strong>`}</dt>
                <dd>${meaningOf({ ...schema, description })}</dd>`,
          )}
        </dl>`;

function answerPart({ method, path, operation }: Endpoint, components: Components): Html {
  const { status, media, schema } = answerOf(operation);
  if (!schema)
    return html`<h4>Answer</h4>
      <p><code>${status}</code>, without a body.</p>`;
  const example = media === "application/json" ? readable(exampleAnswer(`${method} ${path}`, schema, components)) : null;
  const named = schema.$ref?.split("/").at(-1);
  return html`<h4>Answer</h4>
    <p><code>${status}</code>${media !== "application/json" && html` <code>${media}</code>`}${named && html`: ${shapeLink(named)}`}</p>
    ${!named && fieldList(schema, false)}
    ${
      example &&
      html`<details>
        <summary>Example answer</summary>
        <pre><code>${example}</code></pre>
      </details>`
    }`;
}

/** One endpoint: what it is for, who may, what goes in, what comes out, and a line to try it with. */
export function endpointSection(base: string, endpoint: Endpoint, components: Components): Html {
  const { method, path, operation } = endpoint;
  const parameters = operation.parameters ?? [];
  const body = bodyOf(operation);
  return html`<section class="endpoint" aria-labelledby="${operation.operationId}">
    <h3 id="${operation.operationId}"><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code></h3>
    <p class="summary">${words(operation.summary)}.</p>
    <p class="access">${words(operation.description)}</p>
    ${parameterList(
      "In the path",
      parameters.filter((one) => one.in === "path"),
    )}
    ${parameterList(
      "Query",
      parameters.filter((one) => one.in === "query"),
    )}
    ${parameterList(
      "Headers",
      parameters.filter((one) => one.in === "header" && one.name !== "Idempotency-Key"),
    )}
    ${
      body &&
      html`<h4>Body</h4>
        ${fieldList(resolve(body, components), true)}`
    }
    <h4>Example</h4>
    <pre><code>${curl(base, endpoint, components)}</code></pre>
    ${answerPart(endpoint, components)}
  </section>`;
}
