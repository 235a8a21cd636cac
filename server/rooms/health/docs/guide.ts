import { permissions, type Permission } from "../../../../contract/access.ts";
import { happeningList } from "./happenings.ts";
import { html, words, type Html } from "./html.ts";
import { refusalList } from "./refusals.ts";
import { contactLife, ticketLife } from "./lives.ts";

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
  "assets:read": "Find and read assets",
  "assets:write": "Add, change, import and take away assets",
  "teams:read": "Read teams and technicians",
  "teams:write": "Change teams",
  "catalog:read": "Read categories",
  "catalog:write": "Change categories and request types",
  "desk:view_as": "Nothing by itself: to look at the desk as another person needs a session",
  "accounts:write": "Read accounts; giving roles and closing accounts needs a session too",
  "mail:write": "Hand in messages as they came: who may do that writes in anybody's name",
  "alerts:write": "Tell alerts of a program that watches over something; sees nothing of the desk but the number of the ticket",
  "audit:read": "Read who did what",
  "system:read": "Read the details of System health, the outbox and the figures at `/metrics`",
  "system:write": "Try again or give up what went wrong in the background",
};

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
      ${words("The answer says who the key acts for and what it may. A key cannot change passwords, sessions, keys or accounts (`session_needed`): for that, sign in, and send the cookie that the answer sets. A write with an `Origin` or `Sec-Fetch-Site` of another site is refused (`foreign_origin`); a program sends neither.")}
    </p>
    <pre><code>curl -c session.txt -X POST "${base}/session" -H "Content-Type: application/json" \\
  -d '{"email": "you@example.com", "password": "four words make one"}'
curl -b session.txt "${base}/session"</code></pre>
    <p>
      ${words("Somebody without a password asks for a code by mail with `POST /sign-in-codes` and sends it as `code`. A person gets a role and a first password by `PUT /accounts/{id}`; everybody is a requester without it.")}
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
  <li>${words("Ids are UUIDs. A ticket can also be named by its number (`/tickets/1042`), a team or a category by its key.")}</li>
  <li>${words("Times are RFC 3339 in UTC: `2026-03-31T07:40:00Z`.")}</li>
  <li>
    ${words("Sentences come in the language of whoever calls (a key: of its owner), English or Norwegian; for visitors as `Accept-Language` asks (`en`, `nb`). Codes and names never change with it.")}
  </li>
</ul>`;

const paging = (base: string): Html =>
  html` <p>
      ${words("Long lists come in pages: `items`, and `next_cursor`, which is `null` on the last page. Send it back as `cursor`, with the same filters and order, for the next page. `limit` is 25 unless you say otherwise, 200 at most. New rows do not shift pages: none is missed or comes twice.")}
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
  <p>All of them, by HTTP status, each with its sentence as it may read:</p>
  ${refusalList()}`;

const writing = (base: string): Html =>
  html` <p>
      ${words("Networks lose answers. Send an `Idempotency-Key` of your own (1 to 200 visible ASCII characters, such as a UUID) with a write and repeat it until you get an answer: within 24 hours the same key does the work once and gets the first answer again.")}
    </p>
    <pre><code>curl -X POST "${base}/tickets" \\
  -H "Authorization: Bearer $FIRSTLINE_KEY" -H "Content-Type: application/json" \\
  -H "Idempotency-Key: monitoring-2026-03-31-disk-srv07" \\
  -d '{"subject": "Disk of srv07 is 95 % full", "channel": "monitoring"}'</code></pre>
    <p>
      ${words("What comes from another system may carry `source` and `external_id`, which are unique together: a ticket sent twice is refused with `409 already_exists`, `ticket_id` and `ticket_number`. Without a source, it is `api`. People and organizations are refused with `400` at `/external_id`; look them up with `?external_id=…&source=…`.")}
    </p>
    <p>
      ${words('To be told when somebody else was faster, send the `version` that you read as `If-Match` when changing a ticket: `If-Match: "3"`. It is also the `ETag` of `GET /tickets/{id}`. The refusal, `409 version_conflict`, holds the ticket as it is now in `current`. A reply may name the last public message you have read in `seen`: if somebody else wrote meanwhile, nothing is sent, and `409 replied_meanwhile` holds their words in `replies` and yours in `yours`.')}
    </p>`;

const following = (base: string): Html =>
  html` <p>
      ${words("`GET /events` is a stream of server-sent events (HTML standard, `text/event-stream`): one line of ids for each thing that changes and that the key's owner may know of. Read what you need from the endpoints.")}
    </p>
    <pre><code>curl -N -H "Authorization: Bearer $FIRSTLINE_KEY" "${base}/events"

retry: 1000

id: MjU4NzowMDAw…

id: MjU4OTowMWEy…
data: {"type":"ticket.opened","ticket_id":"01979e5b-…","ticket_number":1042,"contact_id":null,"actor_id":"01979e5b-…","near":"team","at":"2026-03-31T07:40:00.000Z"}</code></pre>
    <p>
      ${words("Events have no name of their own (`message`, in a browser); what happened is `type` in the data. The first `id` comes at once, without data: it is where you are. After a break, send the last id you got as `Last-Event-ID` and get what you missed, for a day. An event named `reset` (`event: reset`) means: read everything anew. Lines that begin with a colon only keep the connection alive. Six streams per person at the same time.")}
    </p>
    <p>${words("What happens to a ticket, with the `data` that the timeline and `GET /audit` give (a requester gets a part of it):")}</p>
    ${happeningList()}
    <p>
      ${words("Besides: `call.ringing` and `call.changed` for whom a telephone rings, `contact.started`, `contact.changed`, `contact.ended` and `contact.wrapped_up`, and of what its technician did not do `contact.heard`, `contact.seen`, `contact.hung_up`, `contact.held`, `contact.resumed` and `contact.transferred`; `chat.began`, `chat.taken`, `chat.said`, `chat.seen`, `chat.handed_on` and `chat.ended`; `walk_in.arrived`, `walk_in.called`, `walk_in.serving`, `walk_in.put_back`, `walk_in.no_show`, `walk_in.left`, `walk_in.sent_on`, `walk_in.served` and `walk_in.rated`; `appointment.booked`, `appointment.moved` and `appointment.cancelled`; `loan.handed_out` and `loan.returned`; `notification.added` for oneself; and `.created`, `.changed` and the like of `person`, `people`, `organization`, `site`, `room`, `asset`, `asset_kind`, `team`, `category`, `request_type`, `chat_widget`, `counter`, `counter_device` and `catalog` for those who may read them.")}
    </p>`;

/** What a stranger needs to know before the list of endpoints is of use. */
export const chapters = (base: string): Chapter[] => [
  { id: "start", title: "Start here", body: start(base) },
  { id: "authenticate", title: "Authenticate", body: authenticate(base) },
  { id: "format", title: "What goes in and out", body: format },
  { id: "pages", title: "Pages", body: paging(base) },
  { id: "problems", title: "Refusals", body: problems },
  { id: "writing", title: "Writing safely", body: writing(base) },
  { id: "ticket-life", title: "How a ticket lives", body: ticketLife() },
  { id: "contact-life", title: "A call, from ring to end", body: contactLife(base) },
  { id: "following", title: "Following what happens", body: following(base) },
];
