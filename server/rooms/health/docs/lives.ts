import { html, words, type Html } from "./html.ts";

/** Where a ticket goes, and by which endpoint. */
export const ticketLife = (): Html =>
  html`<ul>
    <li>
      ${words("It is `new` with the team it first went to, at tier 1 unless its request type or `team` says otherwise. Somebody takes it (`acceptances`), and it is `open`.")}
    </li>
    <li>
      ${words("It is handed to another tier or team with a handover (`escalations`): its team changes, nobody has it, and it is not accepted. There it is accepted, or sent back (`bounces`) to the person it came from. `stays` keeps every team it was with.")}
    </li>
    <li>${words("A technician may also be asked to take it (`offers`), and accepts it or says no (`declines`).")}</li>
    <li>
      ${words("It is `waiting` for the requester, a vendor, parts, an approval or a time (`PATCH`, or a reply with `wait`), until then or until the requester writes.")}
    </li>
    <li>
      ${words("It is `resolved` (`resolutions`), and the requester confirms (`confirmations`: it is `closed`) or opens it again with a reason (`reopenings`). Without a word it closes after seven days.")}
    </li>
    <li>
      ${words("Who may change it: its team, its assignee, a higher tier, an administrator. Others who work with tickets may write notes, replies, time and watchers. `can` says what the caller may do now; ask it rather than comparing states.")}
    </li>
    <li>
      ${words("A requester gets the shape `RequesterTicket`, a technician `Ticket`; `audience` tells which it is, and `?as=requester` gives a technician what the requester sees.")}
    </li>
  </ul>`;

/** One call in five requests. */
export const contactLife = (base: string): Html =>
  html`<p>
      ${words("A phone or walk-in contact opens its ticket in the first second. Say who calls and what it is about while you talk; the ending says what became of it, and wrap-up is finished by `state`: `ended`.")}
    </p>
    <pre><code>curl -X POST "${base}/contacts" … -d '{"phone": "+47 22 00 14 12"}'          # answers id, ticket.number
curl -X PATCH "${base}/contacts/$contact" … -d '{"person": {"id": "…"}}'      # who calls
curl -X PATCH "${base}/tickets/$number" … -d '{"subject": "Cannot print"}'    # what about
curl -X POST "${base}/contacts/$contact/endings" … -d '{"outcome": "solved", "body": "Restarted the queue"}'
curl -X PATCH "${base}/contacts/$contact" … -d '{"state": "ended", "note": "Friendly"}'</code></pre>
    <p>
      ${words("Instead of `solved`: `handed_up` with an `escalation`, `kept_working`, or without a ticket `answered`, `wrong_number`, `abandoned`. If the caller or the subject is missing, the ending is refused at `/person` or `/subject`: set the first on the contact and the second on the ticket. A dropped ticket is in no list; by its number it reads as `closed` and empty.")}
    </p>`;
