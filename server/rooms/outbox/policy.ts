import type { OutboxState } from "../../../contract/outbox.ts";

/** Nothing has left yet, and nobody is sending it. */
export const mayCancel = (state: OutboxState): boolean => state === "waiting";

/** It ended without being delivered, or waits for its next try. */
export const mayRetry = (state: OutboxState): boolean => ["failed", "expired", "canceled", "waiting", "maybe_sent"].includes(state);
