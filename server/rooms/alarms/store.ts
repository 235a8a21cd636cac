import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { AlarmTables } from "./tables.ts";

export type IncidentRow = Selectable<AlarmTables["mail_incident"]>;

// Any number will do, as long as every Firstline process uses the same one.
const watchLock = 4_711_029;

/** What has begun and is not over; whoever asks has it alone until the transaction ends. Rides mail_incident_open_idx. */
export async function openIncidents(tx: Db): Promise<IncidentRow[]> {
  await sql`select pg_advisory_xact_lock(${watchLock})`.execute(tables(tx));
  return tables<AlarmTables>(tx).selectFrom("mail_incident").selectAll().where("ended_at", "is", null).execute();
}

export const insertIncident = (tx: Db, row: Insertable<AlarmTables["mail_incident"]>) =>
  tables<AlarmTables>(tx).insertInto("mail_incident").values(row).execute();

export const updateIncident = (tx: Db, id: string, changes: Updateable<AlarmTables["mail_incident"]>) =>
  tables<AlarmTables>(tx).updateTable("mail_incident").set(changes).where("id", "=", id).execute();

export const deleteIncident = (tx: Db, id: string) => tables<AlarmTables>(tx).deleteFrom("mail_incident").where("id", "=", id).execute();
