import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import type { AwayTables } from "./tables.ts";

const open = (db: Db) => tables<AwayTables>(db);

export const findAway = (db: Db, personId: string) =>
  open(db)
    .selectFrom("away as a")
    .leftJoin("person_card as s", "s.id", "a.substitute_id")
    .selectAll("a")
    .select("s.name as substitute_name")
    .where("a.person_id", "=", personId)
    .executeTakeFirst();

export const putAway = (tx: Db, row: AwayTables["away"]) =>
  open(tx)
    .insertInto("away")
    .values(row)
    .onConflict((at) =>
      at.column("person_id").doUpdateSet({ from_at: row.from_at, until_at: row.until_at, substitute_id: row.substitute_id }),
    )
    .execute();

export const deleteAway = (tx: Db, personId: string) => open(tx).deleteFrom("away").where("person_id", "=", personId).execute();

/** Those who are away at that moment: of these people, or of everybody who works here. */
export const awayAt = (db: Db, personIds: readonly string[] | null, at: Date) => {
  const query = open(db)
    .selectFrom("away as a")
    .innerJoin("person_card as p", "p.id", "a.person_id")
    .select(["a.person_id", "p.name", "a.until_at"])
    .where("a.from_at", "<=", at)
    .where("a.until_at", ">", at)
    .where("p.active", "=", true)
    .orderBy(asRead("p.name"))
    .orderBy("a.person_id");
  return (personIds ? query.where("a.person_id", "=", sql<string>`any(${[...personIds]}::uuid[])`) : query).execute();
};

export const namesOf = (db: Db, personIds: readonly string[]) =>
  open(db)
    .selectFrom("person_card")
    .select(["id", "name"])
    .where("id", "=", sql<string>`any(${[...personIds]}::uuid[])`)
    .execute();

/** Of these people, those who are away at that moment and have somebody in their place. */
export const substitutesOf = (db: Db, personIds: readonly string[], at: Date) =>
  open(db)
    .selectFrom("away as a")
    .innerJoin("person_card as s", "s.id", "a.substitute_id")
    .select(["a.person_id", "s.id as substitute_id"])
    .where("a.person_id", "=", sql<string>`any(${[...personIds]}::uuid[])`)
    .where("a.from_at", "<=", at)
    .where("a.until_at", ">", at)
    .where("s.active", "=", true)
    .execute();

export const findManager = (db: Db, personId: string) =>
  open(db)
    .selectFrom("line_manager as l")
    .innerJoin("person_card as m", "m.id", "l.manager_id")
    .select(["m.id", "m.name", "l.set_at"])
    .where("l.person_id", "=", personId)
    .where("m.active", "=", true)
    .executeTakeFirst();

export const putManager = (tx: Db, row: AwayTables["line_manager"]) =>
  open(tx)
    .insertInto("line_manager")
    .values(row)
    .onConflict((at) => at.column("person_id").doUpdateSet({ manager_id: row.manager_id, set_at: row.set_at }))
    .execute();

export const deleteManager = (tx: Db, personId: string) => open(tx).deleteFrom("line_manager").where("person_id", "=", personId).execute();
