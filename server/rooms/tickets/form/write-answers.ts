import type { Field, FieldValue, FieldValues } from "../../../../contract/field.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { isId } from "../../../platform/id.ts";
import { Problem } from "../../../platform/problem.ts";
import { findAssetsByIds } from "../../assets/index.ts";
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

/**
 * An asset named by id has to be there; requesters name what they have themselves: which others there are is not theirs to find out.
 * `kept`: what was once chosen and has been taken away since is left out instead. Answers what is written.
 */
export async function requireAssets(
  tx: Db,
  actor: Actor,
  fields: readonly Field[],
  values: FieldValues,
  { inside, kept = false }: { inside: boolean; kept?: boolean | undefined },
): Promise<FieldValues> {
  const named = fields.flatMap(({ key, kind, label }) => {
    const value = kind === "asset" ? values[key] : undefined;
    return typeof value === "string" && isId(value) ? [{ key, label, id: value }] : [];
  });
  if (named.length === 0) return values;
  const found = await findAssetsByIds(
    tx,
    named.map(({ id }) => id),
  );
  const wrong = named.filter(({ id }) => {
    const asset = found.get(id);
    return !asset || (!inside && (asset.person_id !== actor.personId || asset.state === "retired"));
  });
  if (wrong.length > 0 && !kept)
    throw new Problem(400, "invalid_input", {
      errors: wrong.map(({ key, label }) => ({ pointer: `/fields/${key}`, code: "asset", detail: label[actor.language] })),
    });
  return Object.fromEntries(Object.entries(values).filter(([key]) => !wrong.some((one) => one.key === key)));
}

/** Keeps what does not stand in the ticket's own row. Where there is nothing of that it asks the database nothing. */
export async function keepApart(tx: Db, actor: Actor, now: Date, ticketId: string, { inner, secrets }: Pick<Sorted, "inner" | "secrets">) {
  if (inner.length > 0) await keepInner(tx, ticketId, inner);
  if (secrets.length === 0) return;
  const sealed = secrets.map(([key, plain]) => ({ key, secret: sealSecret(ticketId, key, plain) }));
  await keepSecrets(tx, ticketId, actor.personId, now, sealed);
}
