import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { countKept, type FigureRow } from "./store-figures.ts";

const day = 24 * 3_600_000;

const share = (rows: readonly FigureRow[]) => {
  const kept = rows.reduce((sum, row) => sum + row.kept, 0);
  const broken = rows.reduce((sum, row) => sum + row.broken, 0);
  return { kept, broken, kept_rate: kept + broken === 0 ? null : kept / (kept + broken) };
};

/** The rows of each, the first one first. */
const by = (rows: readonly FigureRow[], id: "team_id" | "person_id") => [...Map.groupBy(rows, (row) => row[id]).values()];

/** How many promises were kept between two moments. */
export async function figures(db: Db, actor: Actor, now: Date, query: { from?: string | undefined; to?: string | undefined }) {
  const to = query.to ? new Date(query.to) : now;
  const from = query.from ? new Date(query.from) : new Date(to.getTime() - 30 * day);
  if (to.getTime() - from.getTime() > 400 * day || to < from) throw wrongField("#query/to", "too_far");
  const rows = await countKept(db, actor, from, to);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    all: share(rows),
    teams: by(rows, "team_id").flatMap((own) => (own[0] ? { team: { id: own[0].team_id, name: own[0].team }, ...share(own) } : [])),
    technicians: by(rows, "person_id").flatMap((own) =>
      own[0] ? { technician: { id: own[0].person_id, name: own[0].person }, ...share(own) } : [],
    ),
  };
}
