import type { Actor } from "../../../platform/actor.ts";
import { newId } from "../../../platform/id.ts";
import { afterRequester } from "../after-requester.ts";
import { requireInside, requireRight } from "../load-ticket.ts";
import { afterTechnician, answersAsTechnician, standing } from "../reply.ts";
import type { Act } from "./act.ts";
import type { Decide, Step } from "./step.ts";
import type { ManyRow } from "./store-read.ts";

const waited = (row: ManyRow, waits: boolean): Step["shown"] => (waits ? { status: { from: row.status, to: "waiting" } } : {});

/** The same public words to every requester. */
export function writeReply(actor: Actor, now: Date, { body, wait }: Act & { act: "reply" }): Decide {
  return (row) => {
    // Where words to a merged ticket go is looked at one by one.
    requireRight(actor, row, row.merged_into_id ? "work" : "reply");
    const technician = answersAsTechnician(actor, row);
    const id = newId();
    const values = technician ? afterTechnician(row, now, wait) : afterRequester(row);
    const waits = values.status === "waiting" && row.status !== "waiting";
    return {
      values,
      told: [
        { type: "reply.added", data: { reply_id: id, from_technician: technician, ...(technician && { was: standing(row) }) } },
        ...(waits ? [{ type: "ticket.waiting" as const, data: { reason: "requester", until: null } }] : []),
      ],
      shown: waited(row, waits),
      undo: null,
      reply: { id, body, from_technician: technician },
    };
  };
}

/** The same note on each, for technicians only. */
export function writeNote(actor: Actor, { body }: Act & { act: "note" }): Decide {
  return (row) => {
    requireInside(actor, row);
    const id = newId();
    return { values: {}, told: [{ type: "note.added", data: { note_id: id } }], shown: {}, undo: null, note: { id, body } };
  };
}
