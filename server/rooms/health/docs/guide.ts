import { permissions, type Permission } from "../../../../contract/access.ts";
import { html, words, type Html } from "./html.ts";

export interface Chapter {
  id: string;
  title: string;
  body: Html;
}

const meaning: Record<Permission, string> = {
  "tickets:read": "Read tickets that the owner may see",
  "tickets:create": "Open tickets",
  "tickets:reply": "Write public replies, confirm and reopen",
  "tickets:work": "Work as a technician: change, note, escalate, resolve",
  "contacts:read": "Read contacts",
  "contacts:work": "Take and end calls and other contacts",
  "people:read": "Find and read people, organizations and sites",
  "people:write": "Add, change and import them",
  "teams:read": "Read teams and technicians",
  "teams:write": "Change teams",
  "catalog:read": "Read categories",
  "catalog:write": "Change categories and request types",
  "accounts:write": "Give roles and close accounts",
  "audit:read": "Read who did what",
  "system:read": "Read the details of System health and the outbox",
};

const refusals: [status: string, codes: string, what: string][] = [
  ["400", "invalid_input, malformed", "Correct the request. `errors` names each wrong field."],
  ["401", "sign_in_needed, credential_refused", "Send a key; this one is unknown, expired or revoked."],
  ["403", "not_allowed, not_your_ticket, …", "The key's owner, or its scopes, do not reach that far."],
  ["404", "not_found", "There is no such thing, or the owner of the key may not see it: which of the two is not told."],
  [
    "409",
    "version_conflict, wrong_status, already_exists, …",
    "Read the thing again: it changed meanwhile, is in another state, or exists already.",
  ],
  ["413, 415", "too_large, media_type", "Send less, or send JSON."],
  ["422", "key_reused", "This Idempotency-Key was used for another body."],
  ["429", "too_many_attempts, …", "Wait for as many seconds as `Retry-After` says."],
  ["503, 507", "database_unavailable, disk_full", "Nothing was saved. Try again after `Retry-After` seconds; use an Idempotency-Key."],
  ["500", "unexpected", "Our fault. Quote `request_id` to the administrator: it stands in the log."],
];

const start = (base: string): Html =>
  html` <p>
      Everything the screens do, this API does. All addresses below begin with <code>${base}</code>. A first call that needs nothing:
    </p>
    <pre><code>curl "${base}/health"</code></pre>
    <p>The same description for machines is at <a href="/api/v1/openapi.json">/api/v1/openapi.json</a> (OpenAPI 3.1).</p>`;

const authenticate = (base: string): Html =>
  html` <p>
      A program sends an API key with every request. A key acts for the person who made it: it may what they may today, cut down to the
      scopes it was given.
    </p>
    <p>Make one in Firstline under Settings, or on the server:</p>
    <pre><code>npm run --silent firstline -- api-key create --email you@example.com --name "my script" --scopes tickets:read,tickets:create</code></pre>
    <p>
      or, signed in, by ${html`<a href="#post_api_keys"><code>POST /api-keys</code></a>`}. The key begins with <code>fl_</code> and is shown
      once. Send it so:
    </p>
    <pre><code>export FIRSTLINE_KEY=fl_…
curl -H "Authorization: Bearer $FIRSTLINE_KEY" "${base}/session"</code></pre>
    <p>
      ${words("The answer says who the key acts for and what it may. A key cannot change passwords, sessions or keys: for that, sign in. Revoke it with `DELETE /api-keys/{id}`. Browsers use a session cookie instead, and writes that another site makes them send are refused.")}
    </p>
    <h3 id="scopes">Scopes</h3>
    <dl class="fields">
      ${permissions.map(
        (name) =>
          html`<dt><code>${name}</code></dt>
            <dd>${meaning[name]}</dd>`,
      )}
    </dl>`;

const format = html` <ul>
  <li>${words("Send and get JSON in UTF-8, names in `snake_case`. A request with a body needs `Content-Type: application/json`.")}</li>
  <li>Fields that are not listed here are refused, not ignored: a misspelt name is told at once.</li>
  <li>Answers may get more fields in later versions; ignore those you do not know.</li>
  <li>${words("In a change (`PATCH`), what is left out stays as it is; `null` empties it.")}</li>
  <li>${words("Ids are UUIDs. A ticket can also be named by its number (`/tickets/1042`), a team by its key.")}</li>
  <li>${words("Times are RFC 3339 in UTC: `2026-03-31T07:40:00Z`.")}</li>
  <li>${words("Sentences come in English or Norwegian, as `Accept-Language` asks (`en`, `nb`). Codes and names never change with it.")}</li>
</ul>`;

const paging = (base: string): Html =>
  html` <p>
      ${words("Long lists come in pages: `items`, and `next_cursor`, which is `null` on the last page. Send it back as `cursor`, with the same filters, for the next page. `limit` is 25 unless you say otherwise, 200 at most. New rows do not shift pages: none is missed or comes twice.")}
    </p>
    <pre><code>cursor=""
while :; do
  page=$(curl -s -H "Authorization: Bearer $FIRSTLINE_KEY" "${base}/tickets?limit=100&cursor=$cursor")
  echo "$page" | jq -r '.items[] | "#\\(.number) \\(.subject)"'
  cursor=$(echo "$page" | jq -r '.next_cursor // empty')
  [ -n "$cursor" ] || break
done</code></pre>`;

const problems = html` <p>
    ${words("A refusal is `application/problem+json` (RFC 9457). `code` is stable: decide by it. `title` is for people, in their language. Each wrong field has a `pointer` into the body (RFC 6901), or `#query/name`.")}
  </p>
  <pre><code>{
  "type": "urn:firstline:problem:invalid_input",
  "title": "Something in what was sent is not right. See which field and why.",
  "status": 400,
  "code": "invalid_input",
  "request_id": "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42",
  "errors": [{ "pointer": "/subject", "code": "required", "detail": "This field is needed." }]
}</code></pre>
  <dl class="fields">
    ${refusals.map(
      ([status, codes, what]) =>
        html`<dt><code>${status}</code> <span class="type">${codes}</span></dt>
          <dd>${words(what)}</dd>`,
    )}
  </dl>`;

const writing = (base: string): Html =>
  html` <p>
      ${words("Networks lose answers. Send an `Idempotency-Key` of your own (1 to 200 visible ASCII characters, such as a UUID) with a write and repeat it until you get an answer: within 24 hours the same key does the work once and gets the first answer again.")}
    </p>
    <pre><code>curl -X POST "${base}/tickets" \\
  -H "Authorization: Bearer $FIRSTLINE_KEY" -H "Content-Type: application/json" \\
  -H "Idempotency-Key: monitoring-2026-03-31-disk-srv07" \\
  -d '{"subject": "Disk of srv07 is 95 % full", "channel": "monitoring"}'</code></pre>
    <p>
      ${words("What comes from another system may carry `source` and `external_id`, which are unique together: a ticket sent twice is refused with `409 already_exists` and the number it has here.")}
    </p>
    <p>
      ${words("To be told when somebody else was faster, send the `version` that you read as `If-Match` when changing a ticket. The refusal, `409 version_conflict`, holds the ticket as it is now.")}
    </p>`;

const following = (base: string): Html =>
  html` <p>
      ${words("`GET /events` is a stream of server-sent events (HTML standard, `text/event-stream`): one line of ids for each thing that changes and that the key's owner may know of. Read what you need from the endpoints. After a break, go on where you were with `Last-Event-ID`; an event `reset` means: read everything anew.")}
    </p>
    <pre><code>curl -N -H "Authorization: Bearer $FIRSTLINE_KEY" "${base}/events"</code></pre>`;

/** What a stranger needs to know before the list of endpoints is of use. */
export const chapters = (base: string): Chapter[] => [
  { id: "start", title: "Start here", body: start(base) },
  { id: "authenticate", title: "Authenticate", body: authenticate(base) },
  { id: "format", title: "What goes in and out", body: format },
  { id: "pages", title: "Pages", body: paging(base) },
  { id: "problems", title: "Refusals", body: problems },
  { id: "writing", title: "Writing safely", body: writing(base) },
  { id: "following", title: "Following what happens", body: following(base) },
];
