import type { RoutingContent } from "../../../contract/routing.ts";
import type { Language } from "../../../contract/shapes.ts";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import { namedAs, withTeams } from "../tickets/index.ts";
import type { Kept, RoutingTables } from "./tables.ts";

const open = (db: Db) => tables<RoutingTables>(db);

const rows = (db: Db) =>
  open(db)
    .selectFrom("routing_rule as r")
    .innerJoin("person_card as changer", "changer.id", "r.changed_by")
    .selectAll("r")
    .select("changer.name as changer_name")
    .where("r.retired_at", "is", null)
    .orderBy("r.place")
    .orderBy("r.id");
export type RuleRow = Awaited<ReturnType<typeof allRules>>[number];

/** In the order in which they are asked. There are as many as somebody writes. */
export const allRules = (db: Db) => rows(db).execute();
export const findRule = (db: Db, id: string): Promise<RuleRow | undefined> => rows(db).where("r.id", "=", id).executeTakeFirst();

/** As `findRule`, and nobody else changes it until this transaction ends. */
export async function lockRule(tx: Db, id: string): Promise<RuleRow | undefined> {
  await sql`select from routing_rule where id = ${id} for update`.execute(open(tx));
  return findRule(tx, id);
}

/** Those whose filter asks for the answer to a question. */
export const rulesNaming = (db: Db, keys: readonly string[]) =>
  open(db)
    .selectFrom("routing_rule")
    .select("name")
    .where("retired_at", "is", null)
    .where(sql<boolean>`content->>'filter' ~* ${namedAs(keys)}`)
    .orderBy("place")
    .execute();

export const nextPlace = async (db: Db): Promise<number> => {
  const { rows: found } = await sql<{ place: number }>`select coalesce(max(place), 0) + 1 as place from routing_rule`.execute(open(db));
  return found[0]?.place ?? 1;
};

interface Written {
  language: Language;
  time_zone: string;
  changed_by: string;
  changed_at: Date;
}
const columns = ({ active, ...content }: Kept) => ({ name: content.name, active, content: JSON.stringify(content) });

export const insertRule = (tx: Db, id: string, place: number, kept: Kept, written: Written) =>
  open(tx)
    .insertInto("routing_rule")
    .values({ id, place, ...columns(kept), ...written, retired_at: null })
    .execute();

export const updateRule = (tx: Db, id: string, kept: Kept, written: Written) =>
  open(tx)
    .updateTable("routing_rule")
    .set({ ...columns(kept), ...written, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

export const endRule = (tx: Db, id: string, now: Date) =>
  open(tx).updateTable("routing_rule").set({ active: false, retired_at: now }).where("id", "=", id).execute();

export const placeRules = (tx: Db, ids: readonly string[]) =>
  sql`update routing_rule set place = wanted.place from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place)
    where routing_rule.id = wanted.id`.execute(open(tx));

export const insertVersion = (tx: Db, row: Omit<RoutingTables["routing_rule_version"], "was">, was: Kept) =>
  open(tx)
    .insertInto("routing_rule_version")
    .values({ ...row, was: JSON.stringify(was) })
    .execute();

/** Newest first. */
export const versionsOf = (db: Db, ruleId: string) =>
  open(db)
    .selectFrom("routing_rule_version as v")
    .innerJoin("person_card as changer", "changer.id", "v.changed_by")
    .selectAll("v")
    .select("changer.name as changer_name")
    .where("v.rule_id", "=", ruleId)
    .orderBy("v.version", "desc")
    .execute();

export const findVersion = (db: Db, ruleId: string, version: number) =>
  open(db).selectFrom("routing_rule_version").select("was").where("rule_id", "=", ruleId).where("version", "=", version).executeTakeFirst();

const languageOf = sql`(select p.language from person_card p where p.id = coalesce(ticket.on_behalf_of_id, ticket.requester_id))`;

/** Which tickets a rule is about, for a query that selects from `ticket`. `teams`: a condition on who has it, where that is another question. */
export const conditionOf = (
  { teams, sites, languages }: Pick<RoutingContent, "teams" | "sites" | "languages">,
  filter: RawBuilder<boolean>,
): RawBuilder<boolean> => sql<boolean>`(${withTeams(teams)}
  and ${sites.length === 0 ? sql`true` : sql`ticket.site_id = any(${[...sites]}::uuid[])`}
  and ${languages.length === 0 ? sql`true` : sql`${languageOf} = any(${[...languages]}::text[])`} and ${filter})`;
