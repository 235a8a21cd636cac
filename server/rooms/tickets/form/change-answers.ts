import type { Field, FieldValue, FieldValues } from "../../../../contract/field.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { checkChanges } from "../../catalog/index.ts";
import { attachInside, attachToDescription } from "../attach-files.ts";
import { innerFiles, publicFiles } from "../store-attachments.ts";
import type { TicketRow } from "../store-rows.ts";
import { held } from "./held.ts";
import { forgetInner, forgetSecrets, formOf } from "./store-answers.ts";
import { keepApart, requireAssets, requirePeople, sortAnswers } from "./write-answers.ts";
import { namesIn, wordsOf } from "./words-of.ts";

type Words = { en: string; nb: string } | null;

/** One answer that changed, as the timeline tells it: a secret only that it did, a long text only that it is another one. */
export interface AnswerTold {
  key: string;
  label: { en: string; nb: string };
  kind: Field["kind"];
  from: Words;
  to: Words;
}

interface Changed {
  /** The answers of the ticket's own row as they are from now on. */
  open: FieldValues;
  told: AnswerTold[];
  attached: boolean;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * Changes answers in the form of a ticket, each where it belongs: what has become internal leaves the ticket's own row when it is written
 * again. Null takes an answer away. An answer to a question that everybody is asked leaves alone what another form has inside by its key. Answers null where nothing changed.
 */
export async function changeAnswers(
  tx: Db,
  actor: Actor,
  now: Date,
  row: Pick<TicketRow, "id" | "fields">,
  given: Readonly<Record<string, FieldValue | null>>,
  inside: readonly string[] = [],
): Promise<Changed | null> {
  const form = await formOf(tx, row.id);
  const before = held(form.fields, row.fields, form.inner);
  const asked = checkChanges(form, given, before, actor.language, inside);
  const sealed = form.secrets.map(({ key }) => key);
  const isSecret = (key: string) => form.fields.some((field) => field.key === key && field.kind === "secret");
  const changes = Object.entries(asked).filter(([key, value]) =>
    isSecret(key) ? value !== null || sealed.includes(key) : !same(before[key], value),
  );
  if (changes.length === 0) return null;
  const written: FieldValues = Object.fromEntries(changes.filter((one): one is [string, FieldValue] => one[1] !== null));
  await requirePeople(tx, form.fields, written, true);
  await requireAssets(tx, actor, form.fields, written, { inside: true });
  const sorted = sortAnswers(form.fields, written);
  const there = sorted.files.length > 0 ? await publicFiles(tx, [row.id], sorted.files) : [];
  const uploads = sorted.files.filter((id) => !there.some((file) => file.id === id));
  if (uploads.length > 0) await attachToDescription(tx, actor, now, row.id, uploads);
  // A file that its requester sees may answer it, too.
  const meant = sorted.innerFiles;
  const kept = meant.length > 0 ? [...(await publicFiles(tx, [row.id], meant)), ...(await innerFiles(tx, row.id, meant))] : [];
  await attachInside(
    tx,
    actor,
    now,
    row.id,
    meant.filter((id) => !kept.some((file) => file.id === id)),
  );
  const keys = changes.map(([key]) => key);
  const isInternal = (key: string) => form.fields.some((field) => field.key === key && field.internal);
  const elsewhere = keys.filter((key) => key in form.inner && isInternal(key) && !sorted.inner.some(([inner]) => inner === key));
  if (elsewhere.length > 0) await forgetInner(tx, row.id, elsewhere);
  const emptied = keys.filter((key) => sealed.includes(key) && asked[key] === null);
  if (emptied.length > 0) await forgetSecrets(tx, row.id, emptied);
  await keepApart(tx, actor, now, row.id, sorted);
  const stays = Object.entries(row.fields).filter(([key]) => !keys.includes(key));
  const names = await namesIn(tx, row.id, form.fields, written);
  const former = await namesIn(tx, row.id, form.fields, before);
  const told = form.fields
    .filter(({ key }) => keys.includes(key))
    .map((field): AnswerTold => {
      const { key, label, kind } = field;
      const quiet = kind === "secret" || kind === "paragraph";
      const say = (value: FieldValue | undefined, known: typeof names): Words =>
        quiet || value === undefined ? null : wordsOf(field, value, known);
      return { key, label, kind, from: say(before[key], former), to: say(written[key], names) };
    });
  return { open: { ...Object.fromEntries(stays), ...sorted.open }, told, attached: uploads.length > 0 };
}
