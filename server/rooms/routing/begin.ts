import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { changeMany, lockTicket, matchesOf, pointsOf, type TicketRow } from "../tickets/index.ts";
import { after, markOf, toBeTaken, type Occasion } from "./occasion.ts";
import { activeRules, deskFor, readRules } from "./read-rules.ts";
import { step } from "./step.ts";
import type { RuleRow } from "./store-rules.ts";
import { findTurn, markTurn, oneAtATime } from "./store-turns.ts";

/** The first rule that holds for a ticket. Rules that name what is gone are passed over. */
async function ruleFor(tx: Db, ticketId: string, now: Date): Promise<RuleRow | undefined> {
  const rules = await readRules(tx, await activeRules(tx), now);
  const found = (
    await matchesOf(
      tx,
      [ticketId],
      rules.map(({ condition }) => condition),
    )
  ).get(ticketId)?.found;
  return rules.find(({ attention }, place) => attention.length === 0 && found?.[place])?.row;
}

/** The team of the rule has it from now on, and its people are asked. */
async function bring(tx: Db, row: TicketRow, rule: RuleRow, occasion: Occasion): Promise<TicketRow> {
  const { team } = rule.content;
  if (team === null || team === row.team_id) return row;
  const reason = say(rule.language, "routing.brought_reason", { rule: rule.name });
  await changeMany(tx, deskFor(rule), occasion.present.now, { act: "move", team, reason }, [row.id], { ...markOf(occasion) });
  return (await lockTicket(tx, row.id)) ?? row;
}

export interface Beginning extends Occasion {
  /** In whose hands it stays until somebody accepts it. */
  holder?: string | null;
  /** Whom nobody has to ask. */
  asked?: readonly string[];
  /** Whatever came of it before. */
  anew: boolean;
}

/** A ticket comes to nobody, or to somebody who is away: the first rule that holds for it says who is asked. */
export async function begin(tx: Db, ticketId: string, beginning: Beginning): Promise<void> {
  const { present, holder = null, asked = [], anew } = beginning;
  await oneAtATime(tx);
  const row = await lockTicket(tx, ticketId);
  const before = await findTurn(tx, ticketId);
  if (!row || (before && !anew)) return;
  if (!toBeTaken(row, holder) || row.offer !== null) {
    if (before) await markTurn(tx, ticketId, "over", present.now);
    return;
  }
  const rule = await ruleFor(tx, row.id, present.now);
  if (!rule) return;
  const there = holder === null ? await bring(tx, row, rule, beginning) : row;
  const { now, hours } = present;
  const give_up_at = after(hours.of(there.team_id, there.site_id), now, rule.content.give_up_minutes);
  const points = pointsOf(there);
  const state = "waiting" as const;
  const turn = {
    ticket_id: row.id,
    rule_id: rule.id,
    state,
    holder_id: holder,
    asked: [...asked],
    points,
    began_at: now,
    give_up_at,
    looked_at: now,
  };
  await step(tx, there, rule, turn, beginning);
}
