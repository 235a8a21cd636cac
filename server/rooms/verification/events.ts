import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import type { VerificationRow } from "./store.ts";

type VerificationFact =
  | "verification.started"
  | "verification.passed"
  | "verification.failed"
  | "verification.cancelled"
  | "verification.pressed";

/** Tells of one look at somebody's identity: who, of whom, in which way, for what; never a code. */
export const tellOf = (
  tx: Db,
  now: Date,
  type: VerificationFact,
  actorId: string | null,
  row: Pick<VerificationRow, "id" | "ticket_id" | "person_id" | "directory_id" | "account_key" | "action" | "technician_id" | "method">,
  more: Record<string, unknown> = {},
): Promise<string> =>
  publish(
    tx,
    {
      type,
      actorId,
      ticketId: row.ticket_id,
      personId: row.person_id,
      data: {
        verification_id: row.id,
        method: row.method,
        action: row.action,
        account: { directory_id: row.directory_id, key: row.account_key },
        technician_id: row.technician_id,
        ...more,
      },
    },
    now,
  );
