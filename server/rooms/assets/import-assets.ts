import type { Actor } from "../../platform/actor.ts";
import { violates, type Db } from "../../platform/db.ts";
import { publishAll } from "../../platform/events/publish-all.ts";
import { say } from "../../platform/i18n.ts";
import { Problem } from "../../platform/problem.ts";
import { readTable } from "../../platform/read-table.ts";
import { everyPlace, findPeopleByEmails } from "../people/index.ts";
import { columns, importPlanner, type Column, type Planned } from "./import-plan.ts";
import { assetsTagged, insertAssets, updateAssets } from "./store-import.ts";
import { listKinds } from "./store-kinds.ts";

const also = new Map<string, Column>([
  ["merke", "tag"],
  ["navn", "name"],
  ["type", "kind"],
  ["slag", "kind"],
  ["serienummer", "serial"],
  ["serial_number", "serial"],
  ["e-post", "person"],
  ["bruker", "person"],
  ["organisasjon", "organization"],
  ["organisation", "organization"],
  ["sted", "site"],
  ["status", "state"],
  ["tilstand", "state"],
  ["notat", "note"],
]);

/** Of the rows that went well only the first are shown; what was refused is shown in full. */
const shownRows = 200;
const atOnce = 500;

/**
 * Takes assets in from CSV, matched by tag: wrong rows are refused one by one, the others go in, in one transaction. A dry run does all but
 * write. Publishes `asset.created` and `asset.changed` for each, and `assets.imported`.
 */
export async function importAssets(tx: Db, actor: Actor, now: Date, given: { csv: string; dry_run: boolean }) {
  const rows = await readTable(given.csv, { columns, needed: "tag", also });
  const plan = importPlanner({
    assets: await assetsTagged(
      tx,
      rows.flatMap(({ cells }) => cells.tag ?? []),
    ),
    people: await findPeopleByEmails(
      tx,
      rows.flatMap(({ cells }) => cells.person ?? []),
    ),
    kinds: await listKinds(tx),
    places: await everyPlace(tx),
  });
  const planned: Planned[] = [];
  for (const row of rows) {
    planned.push(plan(row));
    // Somebody is looking up a caller meanwhile.
    if (planned.length % atOnce === 0) await new Promise((next) => setImmediate(next));
  }
  if (!given.dry_run) await write(tx, actor, now, planned);
  return { dry_run: given.dry_run, ...countOutcomes(planned), rows: shown(planned, actor) };
}

async function write(tx: Db, actor: Actor, now: Date, rows: readonly Planned[]): Promise<void> {
  const of = (outcome: "created" | "updated") => rows.flatMap((row) => (row.outcome === outcome && "asset" in row ? [row] : []));
  const [created, updated] = [of("created"), of("updated")];
  try {
    await insertAssets(
      tx,
      created.map(({ asset }) => asset),
      now,
    );
    await updateAssets(
      tx,
      updated.map(({ asset }) => asset),
      now,
    );
  } catch (error) {
    throw violates(error, "asset_tag_idx") ? new Problem(409, "import_disturbed") : error;
  }
  const about = { actorId: actor.personId };
  await publishAll(tx, [
    ...created.map(({ asset: { id, tag, name } }) => ({ type: "asset.created", ...about, data: { asset_id: id, tag, name } })),
    ...updated.map(({ asset: { id, tag, name, state }, fields }) => ({
      type: "asset.changed",
      ...about,
      data: { asset_id: id, tag, name, fields, state },
    })),
    { type: "assets.imported", ...about, data: countOutcomes(rows) },
  ]);
}

function countOutcomes(rows: readonly Planned[]): Record<Planned["outcome"], number> {
  const counts = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  for (const row of rows) counts[row.outcome] += 1;
  return counts;
}

function shown(rows: readonly Planned[], actor: Actor) {
  let well = 0;
  return rows
    .filter((row) => row.outcome === "refused" || ++well <= shownRows)
    .map((planned) => ({
      row: planned.row.row,
      outcome: planned.outcome,
      name: planned.row.cells.tag ?? planned.row.cells.name ?? "",
      errors: (planned.outcome === "refused" ? planned.errors : []).map(({ column, code, facts }) => ({
        column,
        code,
        detail: say(actor.language, `import.${code}`, facts),
      })),
    }));
}
