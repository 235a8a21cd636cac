import type { StoredEvent } from "../../platform/events/read.ts";
import type { TicketHead } from "../tickets/index.ts";

/** Facts that tell nothing but ids, places and marks: no names, no words that anybody wrote. */
const plainFacts = [
  "after_seconds",
  "alert_id",
  "attachment_id",
  "automatic",
  "bulk_id",
  "channel",
  "checklist_id",
  "first_contact",
  "from_technician",
  "item_id",
  "link_id",
  "macro_id",
  "merge_id",
  "minutes",
  "note_id",
  "on_behalf",
  "path",
  "person_id",
  "promise_id",
  "reply_id",
  "rule_id",
  "side_id",
  "split_id",
  "team_id",
  "tier",
  "until",
] as const;

type Told = Pick<TicketHead, "id" | "number" | "status" | "team_id" | "tier">;

/** Only some may know of it: nobody outside is told anything. Pure. */
export const isClosed = ({ restricted, confidential }: Pick<TicketHead, "restricted" | "confidential">): boolean =>
  restricted || confidential;

/** What another program is told of a fact: what happened to which ticket. The rest it asks for with a key, whose rights decide. Pure. */
export function payloadOf({ id, type, at, actor_id, data }: StoredEvent, ticket: Told): string {
  const facts = Object.fromEntries(plainFacts.flatMap((key) => (data[key] === undefined ? [] : [[key, data[key]]])));
  const { changes } = data;
  return JSON.stringify({
    type,
    timestamp: at.toISOString(),
    data: {
      event_id: id,
      actor_id,
      ticket: { id: ticket.id, number: ticket.number, status: ticket.status, team_id: ticket.team_id, tier: ticket.tier },
      ...(typeof changes === "object" && changes !== null && { changed: Object.keys(changes) }),
      ...facts,
    },
  });
}
