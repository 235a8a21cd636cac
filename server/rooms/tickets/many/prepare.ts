import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import type { Act, PutBack } from "./act.ts";
import { assign } from "./assign.ts";
import { categorise } from "./categorise.ts";
import { confidential } from "./confidential.ts";
import { follow } from "./follow.ts";
import { giveChecklist } from "./give-checklist.ts";
import { leaveStep } from "./leave-step.ts";
import { move } from "./move.ts";
import { offerMany } from "./offer.ts";
import { prioritise } from "./prioritise.ts";
import { putBack } from "./put-back.ts";
import { setStep } from "./set-step.ts";
import { setType } from "./set-type.ts";
import { solve } from "./solve.ts";
import { stand } from "./stand.ts";
import type { Decide } from "./step.ts";
import { tag } from "./tag.ts";
import { writeNote, writeReply } from "./write.ts";

/** Looks up what an act names, once for all tickets. Throws at the field where it names what is not there. */
export async function prepare(tx: Db, actor: Actor, now: Date, act: Act | PutBack): Promise<Decide> {
  switch (act.act) {
    case "move":
      return move(tx, actor, now, act);
    case "assign":
      return assign(tx, actor, now, act);
    case "offer":
      return offerMany(tx, actor, act);
    case "prioritise":
      return prioritise(tx, actor, act);
    case "wait":
    case "resume":
    case "close":
      return stand(actor, now, act);
    case "resolve":
      return solve(actor, now, act);
    case "tag":
      return tag(actor, act);
    case "categorise":
      return categorise(tx, actor, act);
    case "step":
      return setStep(tx, actor, now, act);
    case "leave_step":
      return leaveStep(tx, actor, now, act);
    case "type":
      return setType(tx, actor, act);
    case "checklist":
      return giveChecklist(tx, actor, act);
    case "confidential":
      return confidential(tx, actor, act);
    case "follow":
      return follow(tx, actor, act);
    case "reply":
      return writeReply(actor, now, act);
    case "note":
      return writeNote(actor, act);
    case "undo":
      return putBack(tx, actor, act);
  }
}
