import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import { unknownAfter } from "./state.ts";
import type { AvailabilityTables } from "./tables.ts";

const open = (db: Db) => tables<AvailabilityTables>(db);

export const findSaid = (db: Db, personId: string) =>
  open(db).selectFrom("availability").selectAll().where("person_id", "=", personId).executeTakeFirst();

export const putSaid = (tx: Db, row: AvailabilityTables["availability"]) => {
  const { chosen, chosen_at, confirmed_at } = row;
  return open(tx)
    .insertInto("availability")
    .values(row)
    .onConflict((at) => at.column("person_id").doUpdateSet({ chosen, chosen_at, confirmed_at }))
    .execute();
};

/** Of everybody who works here and said anything since `from`. */
export const saidSince = (db: Db, from: Date) =>
  open(db)
    .selectFrom("availability as a")
    .innerJoin("person_card as p", "p.id", "a.person_id")
    .selectAll("a")
    .where("a.confirmed_at", ">", from)
    .where("p.active", "=", true)
    .execute();

export const namesOf = (db: Db, personIds: readonly string[]) =>
  open(db)
    .selectFrom("person_card")
    .select(["id", "name"])
    .where("id", "=", sql<string>`any(${[...personIds]}::uuid[])`)
    .orderBy(asRead("name"))
    .orderBy("id")
    .execute();

/**
 * They did something: what they said still holds. Not for who went away, and not for every keystroke; nor does it bring back of whom nothing is
 * known any more: what was written to be sent later is sent in their name at night.
 */
export const confirmByWork = (tx: Db, worked: readonly { person_id: string; at: string }[]) =>
  sql`update availability a set confirmed_at = w.at
    from jsonb_to_recordset(${JSON.stringify(worked)}::jsonb) as w(person_id uuid, at timestamptz)
    where a.person_id = w.person_id and a.chosen <> 'away' and a.confirmed_at < w.at - interval '1 minute'
      and a.confirmed_at > w.at - make_interval(mins => ${unknownAfter})`.execute(open(tx));
