import { sql, tables, type Db } from "../../../platform/db.ts";
import type { Gate } from "./require-answers.ts";

/** Of the row `ticket`; null for one whose form asks nothing before it is solved. */
export const gate = sql<Gate | null>`(select jsonb_build_object('fields', f.fields,
    'open', ticket.fields, 'inner', coalesce((select jsonb_object_agg(key, value) from inner_answer where ticket_id = ticket.id), '{}'),
    'secrets', coalesce((select jsonb_agg(key) from secret_answer where ticket_id = ticket.id), '[]'))
  from request_form_card f where f.id = ticket.request_type_id and f.gated)`;

export async function gateOf(db: Db, ticketId: string): Promise<Gate | null> {
  const { rows } = await sql<{ gate: Gate | null }>`select ${gate} as gate from ticket where id = ${ticketId}`.execute(tables(db));
  return rows[0]?.gate ?? null;
}
