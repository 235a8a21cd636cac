import { loanRoutes, type Loan } from "../../../../contract/loans.ts";
import type { Db } from "../../../platform/db.ts";
import { handle } from "../../../platform/http/handle.ts";
import { notFound } from "../../../platform/problem.ts";
import { loadInside, wholeOf } from "../../tickets/index.ts";
import { lend, takeBack } from "./lend.ts";
import { findLoan, loansOf, type ShownLoan } from "./store.ts";

const present = (row: ShownLoan): Loan => ({
  id: row.id,
  what: row.what,
  asset:
    row.asset_id && row.asset_tag !== null && row.asset_name !== null
      ? { id: row.asset_id, tag: row.asset_tag, name: row.asset_name }
      : null,
  contact_id: row.contact_id,
  lent_at: row.lent_at.toISOString(),
  lent_by: row.lent_by && row.lent_by_name !== null ? { id: row.lent_by, name: row.lent_by_name } : null,
  due_at: row.due_at.toISOString(),
  returned_at: row.returned_at?.toISOString() ?? null,
});

async function show(db: Db, id: string): Promise<Loan> {
  const row = await findLoan(db, id);
  if (!row) throw notFound("loan");
  return present(row);
}

export const loanHandlers = handle(loanRoutes, {
  "GET /tickets/{id}/loans": async ({ db, actor, params }) => ({
    items: (await loansOf(db, wholeOf(await loadInside(db, actor, params.id)))).map(present),
  }),
  "POST /tickets/{id}/loans": async ({ db, actor, now, params, body }) => show(db, await lend(db, actor, now, params.id, body)),
  "POST /tickets/{id}/loans/{loan}/returns": async ({ db, actor, now, params }) =>
    show(db, await takeBack(db, actor, now, params.id, params.loan)),
});
