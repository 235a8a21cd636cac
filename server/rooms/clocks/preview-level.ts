import type { Level, WhatIf } from "../../../contract/service-levels.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { checkLevel, showLevels } from "../levels/index.ts";
import { booksNow } from "./count.ts";
import { historiesOf, newestTickets } from "./store.ts";
import { matchingOf, whatIf } from "./what-if.ts";

interface Given extends Level {
  level_id: string | null;
  newest: number;
}

/** What a level would have done to the newest tickets. Nothing is kept. */
export async function previewLevel(db: Db, actor: Actor, now: Date, { level_id, newest, ...given }: Given): Promise<WhatIf> {
  const books = await booksNow(db);
  const before = books.levels.now?.levels ?? [];
  if (level_id !== null && !before.some(({ id }) => id === level_id)) throw notFound("service_level");
  await checkLevel(db, given, before, level_id);
  const level = { ...given, id: level_id ?? newId(), version: 0 };
  const after = level_id === null ? [...before, level] : before.map((one) => (one.id === level_id ? level : one));
  const rows = await historiesOf(db, await newestTickets(db, newest));
  const [shown] = await showLevels(db, actor, [level]);
  return {
    says: shown?.says ?? "",
    tickets: rows.length,
    matching: matchingOf(rows, level, now),
    metrics: whatIf(rows, { before, after }, books.calendars, now),
  };
}
