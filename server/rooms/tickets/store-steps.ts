import type { Step } from "../../../contract/step.ts";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";

/** Where the row `ticket` stands, by its request type; asks nothing for one without a step. */
export const stepAt = sql<Step | null>`case when ticket.step is not null then (select s from request_form_card f, jsonb_array_elements(f.steps) s
  where f.id = ticket.request_type_id and s ->> 'key' = ticket.step) end`;

export async function stepsOf(db: Db, requestTypeId: string): Promise<Step[]> {
  const { rows } = await sql<{ steps: Step[] }>`select steps from request_form_card where id = ${requestTypeId}`.execute(tables(db));
  return rows[0]?.steps ?? [];
}

/** Those that stand at a step of a request type, whoever may see them. Rides ticket_step_idx. */
export const idsAtStep = (requestTypeId: string, step: string): RawBuilder<{ id: string }> => sql`select ticket.id from ticket
  where ticket.step = ${step} and ticket.discarded_at is null and ticket.request_type_id = ${requestTypeId}::uuid`;

/** How many tickets of a request type stand at each step. Rides ticket_step_idx. */
export async function countAtSteps(db: Db, requestTypeId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ step: string; n: number }>`select step, count(*)::int as n from ticket
    where step is not null and discarded_at is null and request_type_id = ${requestTypeId} group by step`.execute(tables(db));
  return new Map(rows.map(({ step, n }) => [step, n]));
}
