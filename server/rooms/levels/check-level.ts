import { metrics, type Level } from "../../../contract/service-levels.ts";
import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import type { KeptLevel } from "./level.ts";
import { namesOf } from "./store-names.ts";
import { idsIn } from "./words.ts";

const what: Record<string, string> = {
  request_types: "request_type",
  organizations: "organization",
  people: "person",
  teams: "team",
  hours: "calendar",
};

/** A level that promises nothing, names nobody or is called like another one is refused. `own`: the id of the one that is changed. */
export async function checkLevel(db: Db, level: Level, others: readonly KeptLevel[], own: string | null): Promise<void> {
  const name = level.name.toLowerCase();
  if (others.some((one) => one.id !== own && one.name.toLowerCase() === name)) throw wrongField("/name", "taken");
  if (metrics.every((metric) => level.targets[metric] === null)) throw wrongField("/targets", "promises_nothing");
  const twice = level.warnings.findIndex((one, place) =>
    level.warnings.slice(0, place).some((other) => other.metric === one.metric && other.when === one.when && other.minutes === one.minutes),
  );
  if (twice >= 0) throw wrongField(`/warnings/${twice}`, "twice");
  const before = level.warnings.findIndex(({ when, minutes }) => when === "before" && minutes === 0);
  if (before >= 0) throw wrongField(`/warnings/${before}/minutes`, "before_by_nothing");
  const named = idsIn(level);
  const known = await namesOf(
    db,
    named.map(({ id }) => id),
    "en",
  );
  const wrong = named.find(({ id, kind }) => known.get(id)?.kind !== kind);
  if (wrong) throw wrongField(wrong.at, "unknown", { what: what[wrong.kind] ?? "other" });
}
