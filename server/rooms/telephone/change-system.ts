import type { z } from "zod";
import type { telephoneRoutes } from "../../../contract/telephone.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { requireProof } from "../../platform/require-proof.ts";
import { technicians } from "../access/index.ts";
import { findTeam } from "../teams/index.ts";
import { changedConnection, newConnection } from "./asterisk/settings.ts";
import { foldLine } from "./lines.ts";
import { freshSecret } from "./secrets.ts";
import { beginAnew, insertConnection } from "./store-connection.ts";
import { changeSystemRow, countSystems, insertSystem, linesOf, replaceLines, type SystemRow } from "./store.ts";

type Created = z.output<(typeof telephoneRoutes)["POST /telephone-systems"]["body"]>;
type Changed = z.output<(typeof telephoneRoutes)["PATCH /telephone-systems/{id}"]["body"]>;

const most = 20;
const blank = { ari_url: null, ari_user: null, ari_app: null, ari_certificate: null };
const defaults = { ...blank, active: true, country: "47", team_id: null, call_back_minutes: 60, language: "en" as const };

/** Only who works with contacts is rung; each wrong line is told at its field. */
async function putLines(tx: Db, { id, country }: Pick<SystemRow, "id" | "country">, lines: NonNullable<Changed["lines"]>): Promise<void> {
  const known = new Set((await technicians(tx)).map((one) => one.id));
  for (const [place, { line, person_id }] of lines.entries()) {
    if (!known.has(person_id)) throw wrongField(`/lines/${place}/person_id`, "unknown", { what: "person" });
    if (foldLine(line, country) === "") throw wrongField(`/lines/${place}/line`, "required");
  }
  await replaceLines(
    tx,
    lines.map(({ line, person_id }) => ({ system_id: id, line, folded: foldLine(line, country), person_id })),
    id,
  );
}

async function checkTeam(tx: Db, { team_id }: Changed): Promise<void> {
  if (team_id && !(await findTeam(tx, team_id))) throw wrongField("/team_id", "unknown", { what: "team" });
}

/** Publishes `telephone_system.created`. Answers its id, and its secret, which nobody can read again. */
export async function createSystem(tx: Db, actor: Actor, now: Date, given: Created): Promise<{ id: string; secret: string }> {
  await checkTeam(tx, given);
  if ((await countSystems(tx)) >= most) throw new Problem(409, "too_many_ready", { facts: { most } });
  const { lines = [], kind, name, asterisk, ...others } = given;
  const id = newId();
  const { shown, kept } = kind === "ari" ? newConnection(id, asterisk) : freshSecret(id, kind);
  if (kind !== "ari" && asterisk) throw wrongField("/asterisk", "unknown", { what: "asterisk" });
  const row = { ...defaults, ...others, ...kept, id, kind, name, last_event_at: null, changed_at: now };
  await insertSystem(tx, row);
  if (kind === "ari") await insertConnection(tx, id);
  await putLines(tx, row, lines);
  await publish(tx, { type: "telephone_system.created", actorId: actor.personId, data: { system_id: id, name, kind } }, now);
  return { id, secret: shown };
}

/** Publishes `telephone_system.changed` with what was changed. */
export async function changeSystem(tx: Db, actor: Actor, now: Date, row: SystemRow, given: Changed): Promise<void> {
  await checkTeam(tx, given);
  const { lines, asterisk, ...values } = given;
  if (asterisk) requireProof(actor, now);
  const connection = asterisk ? changedConnection(row, asterisk) : {};
  await changeSystemRow(tx, row.id, { ...values, ...connection, changed_at: now });
  if (asterisk || given.active !== undefined) await beginAnew(tx, row.id);
  const country = given.country ?? row.country;
  // What is looked up depends on the country's code.
  if (lines) await putLines(tx, { id: row.id, country }, lines);
  else if (country !== row.country) await putLines(tx, { id: row.id, country }, await linesOf(tx, [row.id]));
  const data = { system_id: row.id, name: given.name ?? row.name, fields: Object.keys(given) };
  await publish(tx, { type: "telephone_system.changed", actorId: actor.personId, data }, now);
}

/** Another secret, and the one before is good no more: who lost it loses it now. Publishes `telephone_system.secret_changed`. */
export async function changeSecret(tx: Db, actor: Actor, now: Date, { id, kind, name }: SystemRow): Promise<string> {
  if (kind === "ari") throw new Problem(409, "telephone_no_secret");
  const { shown, kept } = freshSecret(id, kind);
  await changeSystemRow(tx, id, { ...kept, changed_at: now });
  await publish(tx, { type: "telephone_system.secret_changed", actorId: actor.personId, data: { system_id: id, name } }, now);
  return shown;
}
