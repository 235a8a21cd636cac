import type { Level } from "../../../contract/service-levels.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { notFound, Problem, wrongField } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { checkLevel } from "./check-level.ts";
import type { KeptLevel } from "./level.ts";
import { showLevel } from "./present.ts";
import { insertList, lockNewest } from "./store.ts";

const mostLevels = 100;

type LevelFact = "service_level.created" | "service_level.changed" | "service_level.removed" | "service_level.ordered";

interface Written {
  levels: readonly KeptLevel[];
  type: LevelFact;
  data: Record<string, unknown>;
}

/** Makes the next list of the one that there is: what was stays as it was. Two at once come one after the other. */
async function write(tx: Db, actor: Actor, now: Date, change: (levels: readonly KeptLevel[]) => Promise<Written> | Written): Promise<void> {
  const before = await lockNewest(tx);
  const { levels, type, data } = await change(before?.levels ?? []);
  // A clock that was put back makes no list that was there before the one it follows.
  const from_at = before && before.from_at >= now ? new Date(before.from_at.getTime() + 1) : now;
  await insertList(tx, { id: newId(), version: (before?.version ?? 0) + 1, from_at, levels, made_by: actor.personId });
  await publish(tx, { type, actorId: actor.personId, data }, now);
}

const found = (levels: readonly KeptLevel[], id: string): KeptLevel => {
  const level = levels.find((one) => one.id === id);
  if (!level) throw notFound("service_level");
  return level;
};

/** Adds a level behind the others. Publishes `service_level.created`. */
export async function addLevel(tx: Db, actor: Actor, now: Date, given: Level): Promise<string> {
  const id = newId();
  await write(tx, actor, now, async (levels) => {
    if (levels.length >= mostLevels) throw new Problem(409, "too_many_levels", { facts: { most: mostLevels } });
    await checkLevel(tx, given, levels, null);
    const level = { ...given, id, version: 1 };
    return { levels: [...levels, level], type: "service_level.created", data: { level_id: id, name: given.name } };
  });
  return id;
}

type Change = { [Field in keyof Level]?: Level[Field] | undefined };

/** Changes what is given. Publishes `service_level.changed` with the names of the fields. */
export async function changeLevel(tx: Db, actor: Actor, now: Date, id: string, change: Change, ifMatch: string | undefined): Promise<void> {
  await write(tx, actor, now, async (levels) => {
    const before = found(levels, id);
    await requireVersion(before, ifMatch, () => showLevel(tx, actor, before));
    const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const level: KeptLevel = { ...before, warnings: before.warnings ?? [], ...said, version: before.version + 1 };
    await checkLevel(tx, level, levels, id);
    return {
      levels: levels.map((one) => (one.id === id ? level : one)),
      type: "service_level.changed",
      data: { level_id: id, name: level.name, fields: Object.keys(said) },
    };
  });
}

/** Open tickets keep what it promised. Publishes `service_level.removed`. */
export async function removeLevel(tx: Db, actor: Actor, now: Date, id: string): Promise<void> {
  await write(tx, actor, now, (levels) => {
    const { name } = found(levels, id);
    return { levels: levels.filter((one) => one.id !== id), type: "service_level.removed", data: { level_id: id, name } };
  });
}

/** Puts all of them into another order. Publishes `service_level.ordered`. */
export async function orderLevels(tx: Db, actor: Actor, now: Date, ids: readonly string[]): Promise<void> {
  await write(tx, actor, now, (levels) => {
    const after = ids.map((id, place) => {
      if (ids.indexOf(id) < place) throw wrongField(`/ids/${place}`, "twice");
      const level = levels.find((one) => one.id === id);
      if (!level) throw wrongField(`/ids/${place}`, "unknown", { what: "other" });
      return level;
    });
    // Somebody added one meanwhile: of those that are not named nobody knows where they belong.
    if (after.length < levels.length) throw wrongField("/ids", "not_all_levels");
    return { levels: after, type: "service_level.ordered", data: { names: after.map(({ name }) => name) } };
  });
}
