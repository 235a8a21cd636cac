import type { Db } from "../../platform/db.ts";
import { entrustedAmong, findPeopleByEmails, findPeopleByIds, type PersonRow } from "../people/index.ts";
import { isJoinable } from "./joinable.ts";
import { planPerson, type Known, type Planned } from "./plan-person.ts";
import type { DirectoryRow } from "./store.ts";
import { linksOf, type ReadRow } from "./store-sync.ts";

export type Directory = Pick<DirectoryRow, "id" | "organization_id" | "language">;

/** `before`: the key of the account that its person had and has no more. */
export type PlannedRow = ReadRow & { planned: Planned; person: PersonRow | null; before: string | null };

/** What is known of the people of a page, and what becomes of each: asked together, not one by one. */
export async function planPage(tx: Db, directory: Directory, syncId: string, rows: readonly ReadRow[]): Promise<PlannedRow[]> {
  const emails = rows.flatMap(({ facts }) => facts.email ?? []);
  const ids = rows.flatMap(({ person_id }) => person_id ?? []);
  const [byId, holders] = await Promise.all([findPeopleByIds(tx, ids), findPeopleByEmails(tx, emails)]);
  const everybody = [...new Set([...byId.keys(), ...[...holders.values()].map(({ id }) => id)])];
  const [links, roles] = await Promise.all([linksOf(tx, syncId, everybody), entrustedAmong(tx, everybody)]);
  const linksBy = Map.groupBy(links, ({ person_id }) => person_id);
  const roleOf = new Map(roles.map((row) => [row.person_id, row]));

  async function plan(row: ReadRow): Promise<PlannedRow> {
    const holder = (row.facts.email && holders.get(row.facts.email)) || null;
    const person = (row.person_id ? byId.get(row.person_id) : holder) ?? null;
    const entrusted = (person && roleOf.get(person.id)) ?? null;
    if (!person || row.person_id) {
      const known: Known = { person, how: "by_key", holder, taken: false, joinable: false, entrusted };
      return { ...row, person, before: null, planned: planPerson(row, known) };
    }
    const all = linksBy.get(person.id) ?? [];
    const link = all.find(({ directory_id }) => directory_id === directory.id);
    const joinable = await isJoinable(tx, directory, person, entrusted !== null, all);
    const known: Known = { person, how: link ? "made_anew" : "by_address", holder, taken: link?.read ?? false, joinable, entrusted };
    const read = link ? { ...row, facts_before: link.facts, had_left: link.left_at !== null } : row;
    return { ...read, person, before: link?.key ?? null, planned: planPerson(read, known) };
  }
  return Promise.all(rows.map(plan));
}
