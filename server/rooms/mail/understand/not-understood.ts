import type { Limit } from "./limits.ts";

/** Why a message could not be understood. `too_much` is its own fault for good; after the others it may be tried again. */
export type Reason = "too_much" | "took_too_long" | "out_of_memory" | "worker_died" | "broken";

export interface NotUnderstood extends Error {
  name: "NotUnderstood";
  reason: Reason;
  /** The limit it went over. */
  limit: Limit | null;
}

export const notUnderstood = (reason: Reason, message: string, limit: Limit | null = null): NotUnderstood =>
  Object.assign(new Error(message), { name: "NotUnderstood" as const, reason, limit });

export const isNotUnderstood = (error: unknown): error is NotUnderstood => error instanceof Error && error.name === "NotUnderstood";
