import type { Db } from "../../platform/db.ts";
import { publishAll } from "../../platform/events/publish-all.ts";
import { newId } from "../../platform/id.ts";
import { endOfWay, insertPeople, lockPeople, setActive, updatePeople, type ImportedPerson, type PersonRow } from "../people/index.ts";
import { organizationFor } from "./joinable.ts";
import { planPage, type Directory, type PlannedRow } from "./plan-page.ts";
import type { Planned } from "./plan-person.ts";
import { keepLinks, moveLinks, type KeptLink, type ReadRow } from "./store-sync.ts";
import type { DirectoryTables, WrittenField } from "./tables.ts";

export type Change = Omit<DirectoryTables["directory_change"], "sync_id" | "n" | "reason_facts"> & { reason_facts: Record<string, string> };

export interface Taken {
  changes: Change[];
  unchanged: number;
  /** People whose account is another one than before. */
  moved: string[];
}

const after = (person: PersonRow, fields: readonly WrittenField[]): ImportedPerson => ({
  ...person,
  ...Object.fromEntries(fields.filter(({ field }) => field !== "active").map((one) => [one.field, one.after])),
});

async function newcomer(tx: Db, directory: Directory, { key, facts }: ReadRow): Promise<ImportedPerson> {
  return {
    id: newId(),
    ...facts,
    language: directory.language,
    time_zone: "Europe/Oslo",
    organization_id: await organizationFor(tx, directory, facts.email),
    site_id: null,
    room_id: null,
    external_id: key,
    source: `directory:${directory.id}`,
  };
}

/** Those whose planned fields are written, as they will be. */
const fieldsOf = ({ planned }: PlannedRow): WrittenField[] => ("fields" in planned ? planned.fields : []);

/** What is known of an account from now on; nothing where it is as it was. An address that was not taken over is not counted as read. */
function linkOf(directory: Directory, row: PlannedRow, made: ImportedPerson | undefined): KeptLink[] {
  const { key, dn, user_name, planned, person, enabled, facts_before } = row;
  const personId = made?.id ?? person?.id;
  if (!personId || planned.outcome === "refused") return [];
  const takesEmail = !person || row.facts.email === person.email || fieldsOf(row).some(({ field }) => field === "email");
  const facts = takesEmail ? row.facts : { ...row.facts, email: facts_before?.email ?? null };
  const left = planned.outcome === "left" ? true : enabled ? false : null;
  const same = row.person_id !== null && (enabled ?? row.enabled_before) === row.enabled_before && !(enabled && row.had_left);
  if (same && planned.outcome === "unchanged" && JSON.stringify(facts_before) === JSON.stringify(facts)) return [];
  return [{ directory_id: directory.id, key, person_id: personId, dn, user_name, facts, enabled, left }];
}

async function write(tx: Db, directory: Directory, rows: readonly PlannedRow[], now: Date): Promise<Map<string, string>> {
  const source = `directory:${directory.id}`;
  const made = new Map<string, ImportedPerson>();
  for (const row of rows) if (row.planned.outcome === "created") made.set(row.key, await newcomer(tx, directory, row));
  const touched = rows.filter((row) => row.person && fieldsOf(row).length > 0);
  const of = (outcome: Planned["outcome"]) =>
    touched.flatMap(({ planned, person }) => (planned.outcome === outcome && person ? [person.id] : []));
  await insertPeople(tx, [...made.values()]);
  await updatePeople(
    tx,
    touched.flatMap((row) =>
      row.person && fieldsOf(row).some(({ field }) => field !== "active") ? [after(row.person, fieldsOf(row))] : [],
    ),
  );
  await setActive(tx, of("left"), false);
  await setActive(tx, of("back"), true);
  await moveLinks(tx, directory.id, movedOf(rows));
  await keepLinks(
    tx,
    rows.flatMap((row) => linkOf(directory, row, made.get(row.key))),
    now,
  );
  await publishAll(tx, [
    ...[...made.values()].map(({ id, name }) => ({ type: "person.created", actorId: null, personId: id, data: { name, source } })),
    ...touched.map((row) => {
      const email = fieldsOf(row).find(({ field }) => field === "email");
      const data = {
        name: row.facts.name,
        fields: fieldsOf(row).map(({ field }) => field),
        source,
        ...(typeof email?.before === "string" && { old_email: endOfWay(email.before) }),
      };
      return { type: "person.changed", actorId: null, personId: row.person?.id ?? null, data };
    }),
  ]);
  return new Map([...made].map(([key, { id }]) => [key, id]));
}

const movedOf = (rows: readonly PlannedRow[]) =>
  rows.flatMap(({ before, key, person, planned }) =>
    before && person && planned.outcome !== "refused" ? [{ before, key, person_id: person.id }] : [],
  );

function changeOf({ planned, facts, dn, person }: PlannedRow, madeId: string | undefined): Change[] {
  const refusal = "refusal" in planned ? planned.refusal : null;
  const { outcome: what } = planned;
  const outcome = what === "unchanged" || what === "linked" ? refusal && "refused" : what;
  if (outcome === null) return [];
  const given = Object.entries(facts).flatMap(([field, value]) => (value === null ? [] : [{ field, before: null, after: value }]));
  const fields = outcome === "created" ? given : "fields" in planned ? planned.fields : [];
  const reason = { reason: refusal?.reason ?? null, reason_facts: refusal?.facts ?? {} };
  return [{ outcome, name: person?.name ?? facts.name, dn, person_id: madeId ?? person?.id ?? null, fields, ...reason }];
}

/** One page of accounts: what becomes of each, and with `writes` it is done. People who are changed are read once more under a lock. */
export async function takeBatch(
  tx: Db,
  directory: Directory,
  syncId: string,
  rows: readonly ReadRow[],
  now: Date,
  writes: boolean,
): Promise<Taken> {
  let planned = await planPage(tx, directory, syncId, rows);
  const touched = planned.flatMap((row) => (row.person && row.planned.outcome !== "unchanged" ? [row.person.id] : []));
  if (writes && touched.length > 0) {
    await lockPeople(tx, touched);
    planned = await planPage(tx, directory, syncId, rows);
  }
  const made = writes ? await write(tx, directory, planned, now) : new Map<string, string>();
  const changes = planned.flatMap((row) => changeOf(row, made.get(row.key)));
  return { changes, unchanged: rows.length - changes.length, moved: movedOf(planned).map(({ person_id }) => person_id) };
}
