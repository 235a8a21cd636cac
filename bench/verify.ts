import type { Actor } from "../server/platform/actor.ts";
import { transaction, type Db } from "../server/platform/db.ts";
import { newId } from "../server/platform/id.ts";
import { openTicket } from "../server/rooms/tickets/index.ts";
import { consumeEvidence } from "../server/rooms/verification/index.ts";
import { insertVerification } from "../server/rooms/verification/store.ts";
import { smallWorld } from "../tests/world.ts";

const rounds = 300;

/** Milliseconds that it takes to look whether an action may begin and to use up its evidence, in the middle of many; its transaction is not counted. */
export async function verifyingTakes(db: Db): Promise<number> {
  const now = new Date();
  const world = await transaction(db, (tx) => smallWorld(tx));
  const person = world.people.ane.id;
  const actor: Actor = { ...world.actors.per, sessionId: newId() };
  const given = { subject: "Locked out", description: "", channel: "phone" as const, requester: { id: person } };
  const ticketId = (await transaction(db, (tx) => openTicket(tx, world.actors.per, now, given))).id;
  const took: number[] = [];
  for (let n = 0; n < rounds; n++) {
    const account = { directoryId: null, key: `${n}`, accountClass: "normal" as const };
    // As if each had been proved on another day: a person has few within one.
    const at = new Date(now.getTime() + n * 25 * 3_600_000);
    await insertVerification(db, {
      id: newId(),
      ticket_id: ticketId,
      person_id: person,
      directory_id: null,
      account_key: account.key,
      action: "reset_password",
      technician_id: world.people.per.id,
      method: "passkey",
      state: "passed",
      started_at: at,
      open_until: at,
      good_until: new Date(at.getTime() + 60_000),
    });
    await transaction(db, async (tx) => {
      const began = performance.now();
      await consumeEvidence(tx, { actor, ticketId, personId: person, account, action: "reset_password", at });
      took.push(performance.now() - began);
    });
  }
  return took.toSorted((a, b) => a - b)[rounds / 2] ?? Number.NaN;
}
