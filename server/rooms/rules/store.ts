import type { Insertable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import { namedAs, setsStep } from "../tickets/index.ts";
import type { Content, RuleTables } from "./tables.ts";

const open = (db: Db) => tables<RuleTables>(db);

const rows = (db: Db) =>
  open(db)
    .selectFrom("rule")
    .innerJoin("person_card as changer", "changer.id", "rule.changed_by")
    .selectAll("rule")
    .select("changer.name as changer_name")
    .where("rule.retired_at", "is", null);
export type RuleRow = Awaited<ReturnType<typeof allRules>>[number];

/** In the order in which they are asked. */
export const allRules = (db: Db) => rows(db).orderBy("rule.place").orderBy("rule.id").execute();

/** Those whose filter asks for the answer to a question. There are few rules. */
export const rulesNaming = (db: Db, keys: readonly string[]) =>
  open(db)
    .selectFrom("rule")
    .select("name")
    .where("retired_at", "is", null)
    .where("filter", "~*", namedAs(keys))
    .orderBy("place")
    .execute();

/** Rules that set this step. There are as many rules as an organization writes. */
export const rulesSetting = (db: Db, key: string) =>
  open(db)
    .selectFrom("rule")
    .select("name")
    .where("retired_at", "is", null)
    .where(sql<boolean>`acts @? ${setsStep(key)}::jsonpath`)
    .orderBy("place")
    .execute();

/** Those that are asked, when something happens or when time has passed. Rides rule_active_idx. */
export const activeRules = (db: Db, kind: "event" | "time"): Promise<RuleRow[]> =>
  rows(db)
    .where("rule.active", "=", true)
    .where(sql<boolean>`rule.occasion->>'kind' = ${kind}`)
    .orderBy("rule.place")
    .orderBy("rule.id")
    .execute();

export const findRule = (db: Db, id: string): Promise<RuleRow | undefined> => rows(db).where("rule.id", "=", id).executeTakeFirst();

/** As `findRule`, and nobody else changes it until this transaction ends. */
export async function lockRule(tx: Db, id: string): Promise<RuleRow | undefined> {
  await sql`select from rule where id = ${id} for update`.execute(open(tx));
  return findRule(tx, id);
}

export const nextPlace = async (db: Db): Promise<number> => {
  const { rows: found } = await sql<{ place: number }>`select coalesce(max(place), 0) + 1 as place from rule`.execute(open(db));
  return found[0]?.place ?? 1;
};

type Written = Pick<Insertable<RuleTables["rule"]>, "language" | "time_zone" | "changed_by" | "changed_at" | "active_from">;
const columns = ({ when, acts, ...content }: Content) => ({ ...content, occasion: JSON.stringify(when), acts: JSON.stringify(acts) });

export const insertRule = (tx: Db, id: string, place: number, content: Content, written: Written) =>
  open(tx)
    .insertInto("rule")
    .values({ id, place, ...columns(content), ...written, stopped_at: null, retired_at: null })
    .execute();

export const updateRule = (tx: Db, id: string, content: Content, written: Written) =>
  open(tx)
    .updateTable("rule")
    .set({ ...columns(content), ...written, stopped_at: null, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

/** What is no version of it: switched off by the desk, or gone. */
export const markRule = (tx: Db, id: string, values: Pick<Updateable<RuleTables["rule"]>, "active" | "stopped_at" | "retired_at">) =>
  open(tx).updateTable("rule").set(values).where("id", "=", id).execute();

export const placeRules = (tx: Db, ids: readonly string[]) =>
  sql`update rule set place = wanted.place from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place) where rule.id = wanted.id`.execute(
    open(tx),
  );

export const insertVersion = (tx: Db, row: Omit<RuleTables["rule_version"], "was">, was: Content) =>
  open(tx)
    .insertInto("rule_version")
    .values({ ...row, was: JSON.stringify(was) })
    .execute();

/** Newest first. */
export const versionsOf = (db: Db, ruleId: string) =>
  open(db)
    .selectFrom("rule_version as v")
    .innerJoin("person_card as changer", "changer.id", "v.changed_by")
    .selectAll("v")
    .select("changer.name as changer_name")
    .where("v.rule_id", "=", ruleId)
    .orderBy("v.version", "desc")
    .execute();

export const findVersion = (db: Db, ruleId: string, version: number) =>
  open(db).selectFrom("rule_version").select("was").where("rule_id", "=", ruleId).where("version", "=", version).executeTakeFirst();
