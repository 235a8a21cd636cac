import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { notFound } from "../../../platform/problem.ts";
import { tell } from "../events.ts";
import { loadFor } from "../load-ticket.ts";
import { openSecret } from "./sealed.ts";
import { findSecret, formOf } from "./store-answers.ts";

/** Shows a secret to who works on the ticket. That it was shown, and to whom, is told with it: one is not there without the other. */
export async function showSecret(tx: Db, actor: Actor, now: Date, key: string, field: string): Promise<string> {
  const row = await loadFor(tx, actor, key, "work");
  const kept = row.status === "closed" ? undefined : await findSecret(tx, row.id, field);
  if (!kept) throw notFound("secret");
  const secret = openSecret(row.id, field, kept.secret);
  const { fields } = await formOf(tx, row.id);
  const label = fields.find((one) => one.key === field)?.label ?? { en: field, nb: field };
  await tell(tx, actor, now, "ticket.secret_shown", row.id, { field, label });
  return secret;
}
