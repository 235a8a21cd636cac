import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { forgetJob, forgetReaction, hasJobRunner, retryJob, retryReaction } from "./store-failures.ts";

type FailureId = { kind: "reaction"; subscriber: string; eventId: string } | { kind: "job"; job: string };

/** `event-<id of the event>-<reaction>` or `job-<number>`; null for what we never gave out. */
export function readFailureId(text: string): FailureId | null {
  const [, job] = /^job-(\d{1,18})$/.exec(text) ?? [];
  if (job) return { kind: "job", job };
  const [, eventId = "", subscriber = ""] = /^event-([0-9a-f-]{36})-([a-z_.]{1,100})$/.exec(text) ?? [];
  return isId(eventId) ? { kind: "reaction", eventId, subscriber } : null;
}

async function change(tx: Db, text: string, what: "retry" | "forget"): Promise<{ kind: string; name: string }> {
  const id = readFailureId(text);
  if (id?.kind === "reaction") {
    const found = await (what === "retry" ? retryReaction : forgetReaction)(tx, id.subscriber, id.eventId);
    if (found) return { kind: "reaction", name: id.subscriber };
  }
  if (id?.kind === "job" && (await hasJobRunner(tx))) {
    const name = await (what === "retry" ? retryJob : forgetJob)(tx, id.job);
    if (name) return { kind: "job", name };
  }
  throw notFound("failure");
}

/** Tries again within seconds what went wrong, with all its tries anew. */
export async function retryFailure(tx: Db, actor: Actor, id: string): Promise<void> {
  await publish(tx, { type: "failure.retried", actorId: personIdOf(actor), data: await change(tx, id, "retry") });
}

/** Lets it be: it is never tried again. */
export async function giveUpFailure(tx: Db, actor: Actor, id: string): Promise<void> {
  await publish(tx, { type: "failure.given_up", actorId: personIdOf(actor), data: await change(tx, id, "forget") });
}
