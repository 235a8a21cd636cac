import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import type { RecurrenceRow } from "./store.ts";

type RecurrenceFact =
  | "recurrence.created"
  | "recurrence.changed"
  | "recurrence.paused"
  | "recurrence.resumed"
  | "recurrence.deleted"
  | "recurrence.skipped"
  | "recurrence.unskipped"
  | "recurrence.failed";

export const tell = (
  tx: Db,
  actorId: string | null,
  now: Date,
  type: RecurrenceFact,
  row: Pick<RecurrenceRow, "id" | "subject" | "team_id">,
  more: Record<string, unknown> = {},
): Promise<string> =>
  publish(tx, { type, actorId, data: { recurrence_id: row.id, name: row.subject, team_id: row.team_id, ...more } }, now);

/** In the story of a ticket that the desk opened: which one it was, and when it should have been. */
export const tellOpened = (
  tx: Db,
  now: Date,
  ticketId: string,
  row: RecurrenceRow,
  due: Date,
  { late, missed }: { late: boolean; missed: number },
) =>
  publish(
    tx,
    {
      type: "ticket.recurred",
      actorId: null,
      ticketId,
      data: { recurrence_id: row.id, name: row.subject, at: due.toISOString(), late, missed },
    },
    now,
  );
