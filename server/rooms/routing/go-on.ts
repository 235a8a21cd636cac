import type { Db } from "../../platform/db.ts";
import { endRoutedOffer, lockTicket } from "../tickets/index.ts";
import { markOf, toBeTaken, type Occasion } from "./occasion.ts";
import { activeRules } from "./read-rules.ts";
import { step } from "./step.ts";
import { findTurn, markTurn, oneAtATime } from "./store-turns.ts";

/**
 * Nobody has taken it yet: the next one is asked, or it goes on waiting. `ended`: how the open offer of routing ends before, where it is
 * still to this person. What somebody took meanwhile is left alone.
 */
export async function goOn(
  tx: Db,
  ticketId: string,
  occasion: Occasion,
  ended?: { to: string; answer: "expired" | "withdrawn" },
): Promise<void> {
  const { now } = occasion.present;
  await oneAtATime(tx);
  const row = await lockTicket(tx, ticketId);
  const turn = await findTurn(tx, ticketId);
  if (!row) return;
  if (ended) {
    if (row.offer?.technician_id !== ended.to || row.offer.offered_by !== null) return;
    await endRoutedOffer(tx, now, row, ended.answer, markOf(occasion));
  } else if (row.offer !== null) return;
  if (!turn || turn.state === "over") return;
  const rule = (await activeRules(tx)).find(({ id }) => id === turn.rule_id);
  if (!rule || !toBeTaken(row, turn.holder_id)) await markTurn(tx, row.id, "over", now);
  else await step(tx, { ...row, offer: null }, rule, turn, occasion);
}
