import type { FastifyReply, FastifyRequest } from "fastify";
import type { Assertion } from "../../../contract/passkey.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { callerSigned, challengeCaller, countTryBy, type CallerLook } from "../access/index.ts";
import { findPeopleByIds } from "../people/index.ts";
import { ticketHeads } from "../tickets/index.ts";
import { fail, pass } from "./end-verification.ts";
import { lockOpen } from "./load-verification.ts";
import { pairingOf } from "./pairing-code.ts";
import { accountNamed } from "./present-caller.ts";
import { settledBefore } from "./settled.ts";
import { openByPairing, updateVerification, type VerificationRow } from "./store.ts";

/** Signatures that may be wrong: another's passkey, or a copied one. */
const mostTries = 3;

/** What a spoken code names, while it can be signed. Tries are counted before anything is looked at. */
async function openOf(db: Db, typed: string, request: FastifyRequest, now: Date): Promise<VerificationRow> {
  await countTryBy(db, request, now);
  const row = await openByPairing(db, pairingOf(typed), now);
  if (!row) throw notFound("verification");
  return row;
}

/** A signature is for this look alone: its ticket, technician, action and account. */
const lookOf = ({ id, person_id }: VerificationRow, now: Date): CallerLook => ({
  personId: person_id,
  about: id,
  setBefore: settledBefore("passkey", now),
});

/** Who asks for what, and the challenge for the passkey of the one person who may sign. `db` is the pool. */
export async function readByCode(db: Db, typed: string, request: FastifyRequest, reply: FastifyReply, now: Date) {
  const row = await openOf(db, typed, request, now);
  const [people, heads, options] = await Promise.all([
    findPeopleByIds(db, [row.technician_id]),
    ticketHeads(db, [row.ticket_id]),
    challengeCaller(db, lookOf(row, now), reply, now),
  ]);
  return {
    technician: people.get(row.technician_id)?.name ?? "",
    ticket_number: heads.get(row.ticket_id)?.number ?? 0,
    action: row.action,
    account: accountNamed(row),
    until: row.open_until.toISOString(),
    options,
  };
}

/** The caller's passkey signed the challenge of this very look: they are who they say. `db` is the pool. */
export async function signByCode(db: Db, typed: string, credential: Assertion, request: FastifyRequest, now: Date): Promise<void> {
  const look = await openOf(db, typed, request, now);
  const { id, person_id } = look;
  const signed = await callerSigned(db, lookOf(look, now), credential, request, now);
  const failed = await transaction(db, async (tx) => {
    const row = await lockOpen(tx, id, now);
    if (signed) return pass(tx, now, row, person_id);
    const tries = row.tries + 1;
    await updateVerification(tx, id, { tries });
    if (tries >= mostTries) await fail(tx, now, row, null, "wrong_passkey");
    return true;
  });
  if (failed) throw new Problem(401, "passkey_refused");
}

/** Whoever was told the code did not ask for this. */
export async function denyByCode(db: Db, typed: string, request: FastifyRequest, now: Date): Promise<void> {
  const { id } = await openOf(db, typed, request, now);
  await transaction(db, async (tx) => fail(tx, now, await lockOpen(tx, id, now), null, "denied_by_caller"));
}
