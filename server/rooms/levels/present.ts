import type { LevelShown } from "../../../contract/service-levels.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import type { KeptLevel } from "./level.ts";
import { levelsBook } from "./levels-book.ts";
import { historyOf } from "./store.ts";
import { namesOf } from "./store-names.ts";
import { idsIn, inWords } from "./words.ts";

export async function showLevels(db: Db, { language }: Actor, given: readonly KeptLevel[]): Promise<LevelShown[]> {
  const levels = given.map((level) => ({ ...level, warnings: level.warnings ?? [] }));
  const names = await namesOf(
    db,
    levels.flatMap((level) => idsIn(level).map(({ id }) => id)),
    language,
  );
  return levels.map((level) => ({
    ...level,
    says: inWords(language, level, names),
    names: Object.fromEntries(idsIn(level).flatMap(({ id }) => (names.has(id) ? [[id, names.get(id)?.name ?? ""]] : []))),
  }));
}

export async function showLevel(db: Db, actor: Actor, level: KeptLevel): Promise<LevelShown> {
  const [shown] = await showLevels(db, actor, [level]);
  if (!shown) throw notFound("service_level");
  return shown;
}

/** All of them as they are now. */
export async function showList(db: Db, actor: Actor) {
  const { now } = await levelsBook(db);
  return { items: await showLevels(db, actor, now?.levels ?? []), version: now?.version ?? 0 };
}

export async function showOne(db: Db, actor: Actor, id: string): Promise<LevelShown> {
  const level = (await levelsBook(db)).now?.levels.find((one) => one.id === id);
  if (!level) throw notFound("service_level");
  return showLevel(db, actor, level);
}

/** What a level said, newest first: one for each list in which it became another one. */
export async function showVersions(db: Db, actor: Actor, id: string) {
  const lists = await historyOf(db);
  const said = lists.map(({ levels }) => levels.find((one) => one.id === id));
  const turns = lists.flatMap((list, place) => {
    const [level, before] = [said[place], said[place + 1]];
    return level?.version === before?.version ? [] : [{ list, level }];
  });
  if (!isId(id) || turns.length === 0) throw notFound("service_level");
  const shown = await showLevels(
    db,
    actor,
    turns.flatMap(({ level }) => level ?? []),
  );
  return turns.map(({ list, level }) => ({
    list_version: list.version,
    from_at: list.from_at.toISOString(),
    made_by: list.made_by === null ? null : { id: list.made_by, name: list.made_by_name ?? "" },
    level: (level && shown.find((one) => one.version === level.version)) ?? null,
  }));
}
