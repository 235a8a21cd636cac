import type { Db } from "../../platform/db.ts";
import { publishAll } from "../../platform/events/publish-all.ts";
import { newId } from "../../platform/id.ts";
import {
  entrustedAmong,
  findPeopleByEmails,
  findPeopleByIds,
  insertPeople,
  lockPeople,
  organizationAt,
  setActive,
  updatePeople,
  type ImportedPerson,
  type PersonRow,
} from "../people/index.ts";
import { planPerson, type Planned } from "./plan-person.ts";
import type { DirectoryRow } from "./store.ts";
import { keepLinks, linkedAmong, type ReadRow } from "./store-sync.ts";
import type { DirectoryTables, WrittenField } from "./tables.ts";

export type Change = Omit<DirectoryTables["directory_change"], "sync_id" | "n" | "reason_facts"> & { reason_facts: Record<string, string> };
type Directory = Pick<DirectoryRow, "id" | "organization_id" | "language">;

export interface Taken {
  changes: Change[];
  unchanged: number;
}

type PlannedRow = ReadRow & { planned: Planned; person: PersonRow | null };

/** What is known of the people of a page, and what becomes of each: asked together, not one by one. */
async function planPage(tx: Db, directory: Directory, rows: readonly ReadRow[]): Promise<PlannedRow[]> {
  const emails = rows.flatMap(({ facts }) => facts.email ?? []);
  const [byId, holders] = await Promise.all([
    findPeopleByIds(
      tx,
      rows.flatMap(({ person_id }) => person_id ?? []),
    ),
    findPeopleByEmails(tx, emails),
  ]);
  const everybody = [...new Set([...byId.keys(), ...[...holders.values()].map(({ id }) => id)])];
  const [links, roles] = await Promise.all([linkedAmong(tx, directory.id, everybody), entrustedAmong(tx, everybody)]);
  const keyOf = new Map(links.map(({ person_id, key }) => [person_id, key]));
  const roleOf = new Map(roles.map((row) => [row.person_id, row]));
  return rows.map((row) => {
    const holder = (row.facts.email && holders.get(row.facts.email)) || null;
    const person = (row.person_id ? byId.get(row.person_id) : holder) ?? null;
    const key = person && keyOf.get(person.id);
    const entrusted = (person && roleOf.get(person.id)) ?? null;
    return { ...row, person, planned: planPerson(row, { person, holder, entrusted, taken: Boolean(key && key !== row.key) }) };
  });
}

const after = (person: PersonRow, fields: readonly WrittenField[]): ImportedPerson => ({
  ...person,
  ...Object.fromEntries(fields.filter(({ field }) => field !== "active").map((one) => [one.field, one.after])),
});

async function newcomer(tx: Db, directory: Directory, { key, facts }: ReadRow): Promise<ImportedPerson> {
  const domain = facts.email?.split("@")[1];
  return {
    id: newId(),
    ...facts,
    language: directory.language,
    time_zone: "Europe/Oslo",
    organization_id: directory.organization_id ?? (domain ? await organizationAt(tx, domain) : null),
    site_id: null,
    room_id: null,
    external_id: key,
    source: `directory:${directory.id}`,
  };
}

/** Those whose planned fields are written, as they will be. */
const fieldsOf = ({ planned }: PlannedRow): WrittenField[] => ("fields" in planned ? planned.fields : []);

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
  const links = rows.flatMap(({ key, dn, user_name, facts, enabled, planned, person, facts_before }) => {
    const personId = made.get(key)?.id ?? person?.id;
    const same = planned.outcome === "unchanged" && JSON.stringify(facts_before) === JSON.stringify(facts);
    if (!personId || planned.outcome === "refused" || same) return [];
    return [{ directory_id: directory.id, key, person_id: personId, dn, user_name, facts, enabled }];
  });
  await keepLinks(tx, links, now);
  await publishAll(tx, [
    ...[...made.values()].map(({ id, name }) => ({ type: "person.created", actorId: null, personId: id, data: { name, source } })),
    ...touched.map((row) => {
      const email = fieldsOf(row).find(({ field }) => field === "email");
      const data = {
        name: row.facts.name,
        fields: fieldsOf(row).map(({ field }) => field),
        source,
        ...(email && { old_email: email.before }),
      };
      return { type: "person.changed", actorId: null, personId: row.person?.id ?? null, data };
    }),
  ]);
  return new Map([...made].map(([key, { id }]) => [key, id]));
}

function changeOf({ planned, facts, dn, person }: PlannedRow, madeId: string | undefined): Change[] {
  const { outcome } = planned;
  if (outcome === "unchanged" || outcome === "linked") return [];
  const given = Object.entries(facts).flatMap(([field, value]) => (value === null ? [] : [{ field, before: null, after: value }]));
  const fields = outcome === "created" ? given : "fields" in planned ? planned.fields : [];
  const reason = outcome === "refused" ? { reason: planned.reason, reason_facts: planned.facts } : { reason: null, reason_facts: {} };
  return [{ outcome, name: person?.name ?? facts.name, dn, person_id: madeId ?? person?.id ?? null, fields, ...reason }];
}

/** One page of accounts: what becomes of each, and with `writes` it is done. People who are changed are read once more under a lock. */
export async function takeBatch(tx: Db, directory: Directory, rows: readonly ReadRow[], now: Date, writes: boolean): Promise<Taken> {
  let planned = await planPage(tx, directory, rows);
  const touched = planned.flatMap((row) => (row.person && row.planned.outcome !== "unchanged" ? [row.person.id] : []));
  if (writes && touched.length > 0) {
    await lockPeople(tx, touched);
    planned = await planPage(tx, directory, rows);
  }
  const made = writes ? await write(tx, directory, planned, now) : new Map<string, string>();
  const changes = planned.flatMap((row) => changeOf(row, made.get(row.key)));
  return { changes, unchanged: rows.length - changes.length };
}
