import type { MacroAct, PreparedScope, PreparedTexts } from "../../../contract/macros.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { forgetMacro } from "../catalog/index.ts";
import { findTeam } from "../teams/index.ts";
import { faultsOf } from "./blanks.ts";
import { checkActs } from "./check-acts.ts";
import { mayChange, type Whose } from "./policy.ts";
import { countOf, deletePrepared, insertPrepared, updatePrepared, type Kind, type PreparedRow } from "./store.ts";

/** More would be found by nobody. */
const most = 500;

interface Given {
  name?: string | undefined;
  shortcut?: string | null | undefined;
  scope?: PreparedScope | undefined;
  team_id?: string | null | undefined;
  texts?: PreparedTexts | undefined;
  acts?: MacroAct[] | undefined;
}

/** Whose it is to be; refused when its team is missing, unknown or not the actor's to speak for. */
async function whoseIs(tx: Db, actor: Actor, scope: PreparedScope, teamId: string | null): Promise<Whose> {
  const whose = { scope, owner_id: scope === "personal" ? personIdOf(actor) : null, team_id: scope === "team" ? teamId : null };
  if (scope === "team") {
    if (teamId === null) throw wrongField("/team_id", "required");
    if (!(await findTeam(tx, teamId))) throw wrongField("/team_id", "unknown", { what: "team" });
  }
  if (!mayChange(actor, whose)) throw wrongField("/scope", "not_yours_to_share");
  return whose;
}

async function check(tx: Db, { texts, acts }: Given): Promise<void> {
  const errors = texts ? faultsOf("/texts", texts) : [];
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
  if (acts) await checkActs(tx, acts);
}

const wordsOf = ({ texts, acts }: Given) => ({
  ...(texts && { texts: JSON.stringify(texts) }),
  ...(acts && { acts: JSON.stringify(acts) }),
});

/** What somebody has ready for themselves is nobody's news. */
async function tell(tx: Db, actor: Actor, now: Date, kind: Kind, what: "created" | "changed" | "deleted", row: Whose & { name: string }) {
  if (row.scope === "personal") return;
  const data = { name: row.name, scope: row.scope, ...(row.team_id && { team_id: row.team_id }) };
  await publish(tx, { type: `${kind}.${what}`, actorId: personIdOf(actor), data }, now);
}

/** Has words or acts ready. Publishes `snippet.created` or `macro.created`, unless they are one's own. Answers its id. */
export async function prepare(tx: Db, actor: Actor, now: Date, kind: Kind, given: Given & { name: string; scope: PreparedScope }) {
  const whose = await whoseIs(tx, actor, given.scope, given.team_id ?? null);
  await check(tx, given);
  if ((await countOf(tx, kind, whose.scope, whose.owner_id ?? whose.team_id)) >= most)
    throw new Problem(409, "too_many_ready", { facts: { most } });
  const id = newId();
  const common = { id, kind, name: given.name, shortcut: given.shortcut ?? null, changed_by: personIdOf(actor), changed_at: now };
  await insertPrepared(tx, { ...common, ...whose, texts: null, acts: null, ...wordsOf(given) });
  await tell(tx, actor, now, kind, "created", { ...whose, name: given.name });
  return id;
}

/** Changes what was loaded to be changed. Publishes `snippet.changed` or `macro.changed`, unless it is and stays one's own. */
export async function changePrepared(tx: Db, actor: Actor, now: Date, row: PreparedRow, given: Given): Promise<void> {
  const moves = given.scope !== undefined || given.team_id !== undefined;
  const whose = moves
    ? await whoseIs(tx, actor, given.scope ?? row.scope, given.team_id === undefined ? row.team_id : given.team_id)
    : null;
  await check(tx, given);
  const { name = row.name, shortcut = row.shortcut } = given;
  await updatePrepared(tx, row.id, { name, shortcut, ...whose, ...wordsOf(given), changed_by: personIdOf(actor), changed_at: now });
  if (whose?.scope === "personal") await forgetMacro(tx, row.id);
  await tell(tx, actor, now, row.kind, "changed", { ...(whose ?? row), name });
}

/** Publishes `snippet.deleted` or `macro.deleted`, unless it was one's own. */
export async function dropPrepared(tx: Db, actor: Actor, now: Date, row: PreparedRow): Promise<void> {
  await deletePrepared(tx, row.id);
  await forgetMacro(tx, row.id);
  await tell(tx, actor, now, row.kind, "deleted", row);
}
