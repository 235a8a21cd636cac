import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { contactFor } from "./follow-call.ts";
import { callById, lockCall, updateCall } from "./store-calls.ts";

/** A technician takes a call that rings them, with its contact. Answers the contact's id; twice is once. */
export async function takeCall(tx: Db, actor: Actor, now: Date, id: string): Promise<string> {
  const known = isId(id) ? await callById(tx, id) : undefined;
  const me = personIdOf(actor);
  if (!known || !(known.rung.includes(me) || known.answered_by === me)) throw notFound("call");
  await lockCall(tx, known.system_id, known.call_id);
  const call = await callById(tx, id);
  if (!call) throw notFound("call");
  if (call.test) throw new Problem(409, "call_is_test");
  if (call.contact_id) return call.contact_id;
  if (call.ended_at || call.settled) throw new Problem(409, "call_over");
  const contactId = await contactFor(tx, actor, now, call);
  await updateCall(tx, call.id, { contact_id: contactId });
  return contactId;
}
