import type { MacroAct } from "../../../contract/macros.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { fillBody } from "../texts/index.ts";
import { loadForNote, loadInside, requireSeen, wholeOf } from "../tickets/index.ts";
import { fillIn, fillingFor } from "./blanks.ts";
import { load } from "./load.ts";
import { namesOf } from "./names-of.ts";
import { perform, type Left } from "./perform.ts";

function namedBy(act: MacroAct): string | null {
  switch (act.act) {
    case "hand_over":
      return act.team;
    case "assign":
      return act.assignee;
    case "category":
      return act.category;
    case "step":
      return act.step;
    case "type":
      return act.type;
    case "checklist":
      return act.template;
    default:
      return null;
  }
}

/** What a macro would do to a ticket as it is now. */
export async function showMacro(db: Db, actor: Actor, key: string, macroId: string) {
  const ticket = await loadInside(db, actor, key);
  const { id, name, acts } = await load(db, actor, "macro", macroId);
  const steps = acts ?? [];
  const [filling, names] = await Promise.all([fillingFor(db, actor, ticket), namesOf(db, steps, actor.language)]);
  return {
    id,
    name,
    steps: steps.map((act) => {
      const named = namedBy(act);
      const language = act.act === "note" ? filling.writers : filling.requesters;
      const words =
        "texts" in act ? fillIn(act.texts, language, filling) : act.act === "hand_over" ? fillBody(act.reason, filling.values) : null;
      return { act, body: words, name: named === null ? null : (names.get(named) ?? null) };
    }),
  };
}

/**
 * Does all that a macro does, in its order, as the actor would do it by hand: what may not be done refuses the whole. Publishes
 * `ticket.macro_run`, to those inside, besides what each act tells.
 */
export async function runMacro(tx: Db, actor: Actor, now: Date, key: string, macroId: string, seen: string | null | undefined) {
  const { id, name, acts } = await load(tx, actor, "macro", macroId);
  const ticket = await loadForNote(tx, actor, key);
  await requireSeen(tx, actor, wholeOf(ticket), { seen, body: "" });
  const filling = await fillingFor(tx, actor, ticket);
  await publish(tx, { type: "ticket.macro_run", actorId: actor.personId, ticketId: ticket.id, data: { macro_id: id, name } }, now);
  const left: Left[] = [];
  for (const act of acts ?? []) left.push(await perform(tx, actor, now, ticket.id, act, filling));
  return {
    reply_id: left.findLast(({ reply }) => reply !== undefined)?.reply ?? null,
    checklists: left.flatMap(({ checklist }) => checklist ?? []),
  };
}
