import type { Actor } from "../../platform/actor.ts";
import { violates, type Db } from "../../platform/db.ts";
import { publishAll } from "../../platform/events/publish-all.ts";
import { say } from "../../platform/i18n.ts";
import { Problem } from "../../platform/problem.ts";
import { readCsv } from "./csv.ts";
import { endsOfOld, guardedAmong } from "./guard-entrusted.ts";
import { mayMark } from "./marks/may-mark.ts";
import { marksAmong } from "./marks/store-marks.ts";
import { writeMarks } from "./marks/write-marks.ts";
import { placeBook } from "./import-places.ts";
import { importPlanner, rowChecker, type Checked, type Known, type Planned, type Planner } from "./import-plan.ts";
import { mayChangeEntrusted } from "./policy.ts";
import { peopleSettings } from "./settings.ts";
import { listSites } from "./store-places.ts";
import { allOrganizations, allRooms, insertPeople, insertRooms, peopleKnownBy, updatePeople } from "./store-import.ts";

export interface ImportGiven {
  csv: string;
  dry_run: boolean;
  source: string;
}

/** Of the rows that went well only the first are shown; what was refused is shown in full. */
const shownRows = 200;

/**
 * Takes people in from CSV. Rows are matched by external id and source, then by mail; a row that matches is an update, and
 * its empty cells change nothing. Wrong rows are refused one by one, the others go in, in one transaction. A dry run does
 * all but write. Publishes `person.created` and `person.changed` for every person, as a single write would.
 */
export async function importPeople(tx: Db, actor: Actor, given: ImportGiven, now: Date) {
  const checked = await inTurns(await readCsv(given.csv), rowChecker());
  const known = await whoIsKnown(tx, actor, checked, given.source);
  const book = placeBook(await allOrganizations(tx), await listSites(tx), await allRooms(tx));
  const planner = importPlanner(known, book, given.source, actor.language);
  const rows = await inTurns(checked, planner.plan);
  if (!given.dry_run) await write(tx, actor, now, given.source, rows, planner.newRooms);
  return { dry_run: given.dry_run, ...countOutcomes(rows), rows: shown(rows, actor) };
}

const atOnce = 500;

/** A long list, with turns for other requests in between: somebody is looking up a caller meanwhile. */
async function inTurns<A, B>(list: readonly A[], work: (item: A) => B): Promise<B[]> {
  const done: B[] = [];
  for (const item of list) {
    done.push(work(item));
    if (done.length % atOnce === 0) await new Promise((next) => setImmediate(next));
  }
  return done;
}

async function whoIsKnown(tx: Db, actor: Actor, checked: readonly Checked[], source: string): Promise<Known> {
  const emails = checked.flatMap(({ values }) => values.email ?? []);
  const externalIds = checked.flatMap(({ values }) => values.external_id ?? []);
  const people = await peopleKnownBy(tx, emails, source, externalIds);
  const ids = people.map(({ id }) => id);
  const marks = Map.groupBy(await marksAmong(tx, ids), ({ person_id }) => person_id);
  return {
    mayMark: mayMark(actor),
    marks: new Map([...marks].map(([id, rows]) => [id, new Set(rows.map(({ mark }) => mark))])),
    guarded: await guardedAmong(tx, actor, ids),
    proven: await peopleSettings().provenAlone(tx, ids),
    ownsSource: mayChangeEntrusted(actor),
    byEmail: new Map(people.flatMap((person) => (person.email ? [[person.email, person] as const] : []))),
    byExternalId: new Map(
      people.flatMap((person) => (person.source === source && person.external_id ? [[person.external_id, person] as const] : [])),
    ),
  };
}

async function write(
  tx: Db,
  actor: Actor,
  now: Date,
  source: string,
  rows: readonly Planned[],
  newRooms: Planner["newRooms"],
): Promise<void> {
  const created = rows.flatMap((row) => (row.outcome === "created" ? [row] : []));
  const updated = rows.flatMap((row) => (row.outcome === "updated" ? [row] : []));
  try {
    await insertRooms(tx, newRooms);
    await insertPeople(
      tx,
      created.map((row) => row.person),
    );
    await updatePeople(
      tx,
      updated.filter(({ fields }) => fields.length > 0).map((row) => row.person),
    );
  } catch (error) {
    const meanwhile = ["person_email_idx", "person_external_idx", "room_site_id_name_key"].some((index) => violates(error, index));
    throw meanwhile ? new Problem(409, "import_disturbed") : error;
  }
  const changes = [...created, ...updated].flatMap(({ person, marks }) => marks.map((change) => ({ person, ...change })));
  await writeMarks(tx, actor, now, changes);
  await publishAll(tx, [
    ...created.map(({ person }) => ({
      type: "person.created",
      actorId: actor.personId,
      personId: person.id,
      data: { name: person.name, source },
    })),
    ...updated
      .filter(({ fields }) => fields.length > 0)
      .map(({ person, fields, before }) => ({
        type: "person.changed",
        actorId: actor.personId,
        personId: person.id,
        data: { name: person.name, fields, source, ...endsOfOld(before, fields) },
      })),
    ...changes.map(({ person, mark, on }) => ({
      type: on ? "person.marked" : "person.unmarked",
      actorId: actor.personId,
      personId: person.id,
      data: { name: person.name, mark, source },
    })),
    { type: "people.imported", actorId: actor.personId, data: { source, ...countOutcomes(rows) } },
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
      name: planned.row.cells.name ?? planned.row.cells.email ?? "",
      errors: (planned.outcome === "refused" ? planned.errors : []).map(({ column, code, facts }) => ({
        column,
        code,
        detail: say(actor.language, `import.${code}`, facts),
      })),
    }));
}
