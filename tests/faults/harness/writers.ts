import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Ledger, Operation } from "./ledger.ts";

export interface Writers {
  /** No new work; what is under way is tried until it is acknowledged. */
  finish(): Promise<void>;
  /** Every status that was answered, and how often; `cut` for a connection that ended without one. */
  heard: Map<string, number>;
}

export interface WritersOptions {
  base: string;
  key: string;
  ledger: Ledger;
  count?: number;
  /** Random letters that the text of a ticket gets along: what compresses fills no disk. */
  ballast?: number;
  /** After so many tries it is let be; never by default. */
  tries?: number;
}

/** Clients that open tickets and answer them without a pause, each request with a key, and repeat with the same key what went wrong. */
export function startWriters({ base, key, ledger, count = 8, ballast = 0, tries = Infinity }: WritersOptions): Writers {
  const heard = new Map<string, number>();
  const hear = (what: string) => heard.set(what, (heard.get(what) ?? 0) + 1);
  let open = true;

  const once = async (path: string, body: object, operation: Operation): Promise<string | null> => {
    try {
      const response = await fetch(`${base}/api/v1${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": operation.mark },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(30_000),
      });
      const answer = (await response.json()) as { id: string };
      hear(String(response.status));
      if (response.ok) return answer.id;
      // Only a 503 says that it may be otherwise the next time; the outcome of an unexpected error is not known.
      if (response.status >= 500 && response.status !== 507) operation.unknown += 1;
      else operation.refused.push(response.status);
    } catch {
      hear("cut");
      operation.unknown += 1;
    }
    return null;
  };

  const insist = async (path: string, body: object, operation: Operation): Promise<string | null> => {
    for (let round = 0; round < tries; round++) {
      const id = await once(path, body, operation);
      if (id) {
        operation.acknowledged.push(id);
        return id;
      }
      // A refusal stays one, however often it is asked.
      if (operation.refused.length > 0 && operation.refused.at(-1) !== 507) return null;
      await pause(20 + Math.random() * 40);
    }
    return null;
  };

  const work = async (name: string) => {
    for (let n = 0; open; n++) {
      const mark = `${name}-${n}`;
      const description = `It does not print.${ballast > 0 ? ` ${randomBytes(ballast).toString("hex")}` : ""}`;
      const ticket = await insist("/tickets", { subject: mark, description }, ledger.begin("ticket", mark));
      if (!ticket) continue;
      const answer = `${mark}-answer`;
      await insist(`/tickets/${ticket}/replies`, { body: answer }, ledger.begin("reply", answer));
    }
  };

  const run = randomBytes(4).toString("hex");
  const working = Array.from({ length: count }, (_, i) => work(`${run}-${i}`));
  return {
    heard,
    async finish() {
      open = false;
      await Promise.all(working);
    },
  };
}
