import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import type { Letter } from "./letter.ts";
import type { Decision } from "./decide.ts";
import { isTooFast, pauseOfAnswers, type Pace } from "./pace.ts";
import { pauseUntil } from "./store-breaker.ts";

/** What the desk would answer by itself, or whoever wrote it. */
const isOfRequester = (decision: Decision): boolean =>
  decision.do === "open" ? !decision.forwarded : decision.do === "append" && decision.as === "requester";

/**
 * The sender writes faster than people do: for an hour nothing answers them by itself, and whoever works on the ticket reads why.
 * Publishes `ticket.answers_paused`, once per pause.
 */
export async function pauseAnswers(tx: Db, letter: Letter, decision: Decision, ticketId: string | null, pace: Pace): Promise<void> {
  const { mailbox, understood, now } = letter;
  const address = understood.from?.address.toLowerCase();
  if (!address || !ticketId || pace.isPaused || !isTooFast(pace) || !isOfRequester(decision)) return;
  const until = new Date(now.getTime() + pauseOfAnswers);
  if (!(await pauseUntil(tx, mailbox.id, address, now, until))) return;
  const data = { address, mailbox: mailbox.name, until: until.toISOString() };
  await publish(tx, { type: "ticket.answers_paused", actorId: null, ticketId, data }, now);
}
