import type { OutboxState } from "../../../contract/outbox.ts";
import type { Trouble } from "./tables.ts";

/** Nothing has left yet, and nobody is sending it. */
export const mayCancel = (state: OutboxState): boolean => state === "waiting";

/** It ended without being delivered, or waits for its next try; what its writer took back is nobody's to send. */
export const mayRetry = ({ state, trouble }: { state: OutboxState; trouble: Trouble | null }): boolean =>
  trouble !== "taken_back" && ["failed", "expired", "canceled", "waiting", "maybe_sent"].includes(state);

/** Mail to technicians that holds nothing but what the requester wrote or may read: an answer to it may go to them. To any other it is a note. */
const heldNothingInside = new Set(["requester_replied"]);

export const answerStaysInside = (kind: string): boolean => !heldNothingInside.has(kind);
