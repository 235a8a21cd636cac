import type { MacroAct } from "../../../contract/macros.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { checklistIds, giveChecklist } from "../checklists/index.ts";
import { addNote, changeTicket, escalate, loadFor, reply, resolve, whoTakes } from "../tickets/index.ts";
import { fillBody } from "../texts/index.ts";
import { fillIn, type Filling } from "./blanks.ts";

const hour = 3_600_000;

/** What an act left behind that can be taken back by its id: a reply, or a checklist. */
export interface Left {
  reply?: string;
  checklist?: string;
}

/** Does one act by the room's own verb, whose rules hold. */
export async function perform(tx: Db, actor: Actor, now: Date, ticketId: string, act: MacroAct, filling: Filling): Promise<Left> {
  const change = (given: Parameters<typeof changeTicket>[4]) => changeTicket(tx, actor, now, ticketId, given).then(() => ({}));
  switch (act.act) {
    case "reply":
      return {
        reply: (await reply(tx, actor, now, ticketId, { body: fillIn(act.texts, filling.requesters, filling), wait: act.wait })).id,
      };
    case "note":
      await addNote(tx, actor, now, ticketId, { body: fillIn(act.texts, filling.writers, filling) });
      return {};
    case "solve":
      await resolve(tx, actor, now, ticketId, { body: fillIn(act.texts, filling.requesters, filling) });
      return {};
    case "wait": {
      const until = act.hours === null ? null : new Date(now.getTime() + act.hours * hour).toISOString();
      return change({ status: "waiting", waiting_reason: act.reason, waiting_until: until });
    }
    case "resume":
      return change({ status: "open" });
    case "priority":
      return change({ impact: act.impact, urgency: act.urgency });
    case "take":
      return change({ assignee: personIdOf(actor) });
    case "assign":
      return change(await takerOf(tx, actor, now, act.assignee));
    case "step":
      return change({ step: act.step });
    case "type": {
      const had = await checklistIds(tx, ticketId);
      await changeTicket(tx, actor, now, ticketId, { request_type: act.type });
      const brought = (await checklistIds(tx, ticketId)).filter((id) => !had.includes(id));
      return brought[0] === undefined ? {} : { checklist: brought[0] };
    }
    case "category":
      return change({ category: act.category });
    case "tags":
      return changeTags(tx, actor, now, ticketId, act);
    case "hand_over":
      await escalate(tx, actor, now, ticketId, { team: act.team, reason: fillBody(act.reason, filling.values), path: "functional" });
      return {};
    case "checklist": {
      const checklist = await giveChecklist(tx, actor, now, ticketId, act.template);
      return checklist === null ? {} : { checklist };
    }
  }
}

/** Who is away gets nothing from a macro: who stands in for them does. */
async function takerOf(tx: Db, actor: Actor, now: Date, assignee: string | null) {
  if (assignee === null) return { assignee };
  const { id, ...rest } = await whoTakes(tx, actor, now, assignee);
  return { assignee: id, ...rest };
}

async function changeTags(tx: Db, actor: Actor, now: Date, ticketId: string, act: Extract<MacroAct, { act: "tags" }>): Promise<Left> {
  const { tags } = await loadFor(tx, actor, ticketId, "work");
  const left = tags.filter((tag) => !act.remove.includes(tag));
  await changeTicket(tx, actor, now, ticketId, { tags: [...new Set([...left, ...act.add])] });
  return {};
}
