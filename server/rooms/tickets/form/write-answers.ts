import type { Field, FieldValue, FieldValues } from "../../../../contract/field.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { isId } from "../../../platform/id.ts";
import { Problem } from "../../../platform/problem.ts";
import { findPeopleByIds } from "../../people/index.ts";
import { sealSecret } from "./sealed.ts";
import { keepInner, keepSecrets } from "./store-answers.ts";

/** Answers by where they are kept. */
export interface Sorted {
  /** In the ticket's own row: its requester may read them. */
  open: FieldValues;
  inner: [key: string, value: FieldValue][];
  secrets: [key: string, plain: string][];
  /** Uploads that are answers: their requester may see them. */
  files: string[];
  /** Those that technicians alone see. */
  innerFiles: string[];
}

/** Where each answer goes. Pure. */
export function sortAnswers(fields: readonly Field[], values: FieldValues): Sorted {
  const sorted: Sorted = { open: {}, inner: [], secrets: [], files: [], innerFiles: [] };
  for (const { key, kind, internal } of fields) {
    const value = values[key];
    if (value === undefined) continue;
    if (kind === "secret") sorted.secrets.push([key, String(value)]);
    else if (internal) sorted.inner.push([key, value]);
    else sorted.open[key] = value;
    if (kind === "file") sorted[internal ? "innerFiles" : "files"].push(String(value));
  }
  return sorted;
}

/** A person named by id has to be there. Requesters write names: whether an id is somebody's is not theirs to find out. */
export async function requirePeople(tx: Db, fields: readonly Field[], values: FieldValues, inside: boolean): Promise<void> {
  const named = fields.flatMap(({ key, kind, label }) => {
    const value = kind === "person" ? values[key] : undefined;
    return typeof value === "string" && isId(value) ? [{ key, label, id: value }] : [];
  });
  if (named.length === 0) return;
  const found = inside
    ? await findPeopleByIds(
        tx,
        named.map(({ id }) => id),
      )
    : new Map();
  const errors = named
    .filter(({ id }) => !found.has(id))
    .map(({ key, label }) => ({ pointer: `/fields/${key}`, code: "person", detail: label.en }));
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
}

/** Keeps what does not stand in the ticket's own row. Where there is nothing of that it asks the database nothing. */
export async function keepApart(tx: Db, actor: Actor, now: Date, ticketId: string, { inner, secrets }: Pick<Sorted, "inner" | "secrets">) {
  if (inner.length > 0) await keepInner(tx, ticketId, inner);
  if (secrets.length === 0) return;
  const sealed = secrets.map(([key, plain]) => ({ key, secret: sealSecret(ticketId, key, plain) }));
  await keepSecrets(tx, ticketId, actor.personId, now, sealed);
}
