import type { FastifyRequest } from "fastify";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { findPersonById } from "../people/index.ts";
import { deviceByToken, type DeviceRow } from "./store-devices.ts";
import { counterById, type CounterRow } from "./store-counters.ts";
import { lockWalkIn, walkInByToken, type WalkInRow } from "./store.ts";
import { hashOf, tokenIn } from "./tokens.ts";
import { transitions, type WalkInState } from "./walk-in.ts";

/** Whose queue somebody looks after: their teams'; who is in none looks after all. */
export const queueOf = (actor: Actor): string[] | null => (actor.teamIds.size > 0 ? [...actor.teamIds] : null);

export const maySee = (actor: Actor, row: Pick<WalkInRow, "team_id">): boolean =>
  actor.permissions.has("contacts:read") &&
  (actor.teamIds.size === 0 ? actor.closedTeamIds.size === 0 || !actor.closedTeamIds.has(row.team_id) : actor.teamIds.has(row.team_id));

export const mayServe = (actor: Actor, row: Pick<WalkInRow, "team_id">): boolean =>
  maySee(actor, row) && actor.permissions.has("contacts:work") && !actor.viewedBy;

/** Somebody who came, locked, for a technician who may serve them; 404 for all others. */
export async function lockServed(tx: Db, actor: Actor, id: string): Promise<WalkInRow> {
  const row = isId(id) ? await lockWalkIn(tx, id) : undefined;
  if (!row || !mayServe(actor, row)) throw notFound("walk_in");
  return row;
}

/** Refuses what cannot be done as it stands, and what is another one's: who called somebody looks after them. */
export async function requireStep(tx: Db, actor: Actor, row: WalkInRow, to: WalkInState): Promise<void> {
  const others = row.technician_id !== null && row.technician_id !== personIdOf(actor);
  if (others && (row.state === "called" || row.state === "serving")) {
    const name = (row.technician_id && (await findPersonById(tx, row.technician_id))?.name) || "";
    throw new Problem(409, "walk_in_taken", { facts: { label: row.label, name } });
  }
  if (!transitions[row.state].includes(to)) throw new Problem(409, "wrong_walk_in_state", { facts: { label: row.label, from: row.state } });
}

/** The place of who shows its token. */
export async function findMine(db: Db, request: FastifyRequest): Promise<WalkInRow> {
  const token = tokenIn(request, "place-token");
  const row = token ? await walkInByToken(db, hashOf("place", token)) : undefined;
  if (!row) throw notFound("walk_in");
  return row;
}

export async function lockMine(tx: Db, request: FastifyRequest): Promise<WalkInRow> {
  const row = await lockWalkIn(tx, (await findMine(tx, request)).id);
  if (!row) throw notFound("walk_in");
  return row;
}

/** The device that shows its token, and the counter where it stands; 401 for one that is paired no more. */
export async function findDevice(db: Db, request: FastifyRequest): Promise<{ device: DeviceRow; counter: CounterRow }> {
  const token = tokenIn(request, "device-token");
  const device = token ? await deviceByToken(db, hashOf("device", token)) : undefined;
  const counter = device && (await counterById(db, device.counter_id));
  if (!device || !counter) throw new Problem(401, "device_not_paired");
  return { device, counter };
}
