import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { say } from "../../platform/i18n.ts";
import { changeMany, offerByRouting, type TicketRow } from "../tickets/index.ts";
import { choose } from "./choose.ts";
import type { Decision } from "./decide.ts";
import { after, markOf, type Occasion } from "./occasion.ts";
import { deskFor } from "./read-rules.ts";
import type { RuleRow } from "./store-rules.ts";
import { insertDecision, putLast, putTurn, type TurnRow } from "./store-turns.ts";
import type { Outcome, Seen } from "./tables.ts";
import { workersOf } from "./workers.ts";

const kept = ({ considered }: Decision): Seen[] =>
  considered.map(({ id, reasons, load }) => ({ p: id, ...(reasons.length > 0 && { no: reasons }), ...(load !== null && { l: load }) }));

/** Nobody takes it: it goes where the rule says, and there it waits for somebody who looks. Answers who has it. */
async function giveUp(tx: Db, row: TicketRow, rule: RuleRow, turn: TurnRow, occasion: Occasion): Promise<string> {
  const { fallback: team } = rule.content;
  if (turn.holder_id !== null || row.team_id === team) return row.team_id;
  const reason = say(rule.language, "routing.given_up_reason", { rule: rule.name });
  const [moved] = await changeMany(tx, deskFor(rule), occasion.present.now, { act: "move", team, reason }, [row.id], {
    ...markOf(occasion),
  });
  return moved?.result === "changed" ? team : row.team_id;
}

/** Decides who is asked next, asks them, and keeps why. */
export async function step(tx: Db, row: TicketRow, rule: RuleRow, turn: TurnRow, occasion: Occasion): Promise<void> {
  const { present, cause } = occasion;
  const { now } = present;
  const workers = await workersOf(tx, present, row.team_id, row.site_id);
  const decision = await choose(tx, row, rule, turn, workers);
  const chosen = workers.find(({ id }) => id === decision.chosen);
  const over = turn.give_up_at <= now || !decision.later;
  const outcome: Outcome = chosen ? "offered" : over ? "given_up" : "waiting";
  const until = chosen ? after(chosen.open, now, rule.content.accept_minutes) : null;
  const state = outcome === "offered" ? "asking" : outcome === "waiting" ? "waiting" : "over";
  await putTurn(tx, { ...turn, state, asked: chosen ? [...turn.asked, chosen.id] : turn.asked, looked_at: now });
  if (chosen && until) {
    await offerByRouting(tx, now, row, chosen, until, markOf(occasion));
    await putLast(tx, rule.id, chosen.id);
  }
  const team_id = outcome === "given_up" ? await giveUp(tx, row, rule, turn, occasion) : row.team_id;
  // That it waits still is no news.
  if (outcome === "waiting" && cause === "again") return;
  const told = { id: newId(), ticket_id: row.id, rule_id: rule.id, version: rule.version, at: now, cause, outcome };
  await insertDecision(tx, { ...told, person_id: chosen?.id ?? null, team_id, until_at: until }, kept(decision));
}
