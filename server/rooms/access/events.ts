import type { Fact } from "../../platform/events/publish.ts";

export type EndReason =
  | "signed_out"
  | "ended"
  | "replaced"
  | "password_changed"
  | "roles_changed"
  | "account_closed"
  | "address_changed"
  | "factors_changed"
  | "signed_out_there"
  | "only_company";

/** The fact that closes live streams of a session wherever they are. */
export const sessionEnded = (sessionId: string, personId: string, reason: EndReason, actorId: string | null): Fact => ({
  type: "session.ended",
  actorId,
  personId,
  data: { session_id: sessionId, reason },
});
