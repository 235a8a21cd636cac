import { deskAccountRoutes } from "../../../contract/desk-accounts.ts";
import { handle } from "../../platform/http/handle.ts";
import { notFound } from "../../platform/problem.ts";
import { isLocked } from "../guard/index.ts";
import { findPersonById } from "../people/index.ts";
import { dropHeld } from "./drop-held.ts";
import { heldFor, signsIn } from "./store.ts";

const fields = ["email", "phone", "mobile"] as const;

export const boundRoutes = handle(deskAccountRoutes, {
  "GET /people/{id}/change-needs": async ({ db, params }) => {
    const person = await findPersonById(db, params.id);
    if (!person) throw notFound("person");
    const [evidence, locked, held] = await Promise.all([signsIn(db, person.id), isLocked(db, person.id), heldFor(db, person.id)]);
    return {
      evidence,
      first_number: person.phone === null && person.mobile === null,
      locked,
      held: held.map((row) => ({
        id: row.id,
        kind: row.kind,
        fields: fields.filter((field) => field in row.changes),
        asked_by: { id: row.asked_by, name: row.asked_by_name },
        ticket_number: row.ticket_number,
        not_before: row.not_before.toISOString(),
      })),
    };
  },
  "DELETE /held-changes/{id}": ({ db, actor, now, params }) => dropHeld(db, actor, now, params.id),
});
