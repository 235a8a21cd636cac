import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { nothingKnown } from "./call.ts";
import { tellRung } from "./events.ts";
import { numberFrom } from "./number.ts";
import type { SystemRow } from "./store.ts";
import { insertCall } from "./store-calls.ts";
import { insertLogged } from "./store-log.ts";

/** It rings at the administrator who tries whether it would. Answers the call as the log names it. */
export async function ringMe(tx: Db, actor: Actor, now: Date, system: SystemRow, given: string): Promise<string> {
  const me = personIdOf(actor);
  const id = newId();
  const call_id = `test-${id}`;
  const number = numberFrom(given, system.country);
  const about = { id, system_id: system.id, call_id, direction: "inbound" as const, number, rung: [me], rang_at: now, first_at: now };
  await insertCall(tx, { ...nothingKnown, ...about, test: true, contact_id: null, ticket_id: null, settled: false });
  await tellRung(tx, now, "call.ringing", id, [me]);
  await insertLogged(tx, {
    id: newId(),
    system_id: system.id,
    at: now,
    type: "newCall",
    call_id,
    number,
    who: actor.name,
    outcome: "taken",
  });
  return call_id;
}
