import { askedFields } from "../../../../contract/form.ts";
import type { FormField, TicketForm } from "../../../../contract/forms.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { loadInside } from "../load-ticket.ts";
import { held } from "./held.ts";
import { formOf } from "./store-answers.ts";
import { namesIn, wordsOf } from "./words-of.ts";

/** The form of a ticket with its answers, for who sees the inside. What nobody asks any more is there where it was answered. */
export async function readForm(db: Db, actor: Actor, key: string): Promise<TicketForm> {
  const row = await loadInside(db, actor, key);
  const { type, fields, steps, inner, secrets, macros } = await formOf(db, row.id);
  const values = held(fields, row.fields, inner);
  const names = await namesIn(db, row.id, fields, values);
  const asked = askedFields(fields, values, true);
  return {
    steps,
    macros,
    request_type: type && { id: type.id, key: type.key, name: { en: type.name_en, nb: type.name_nb } },
    fields: fields.flatMap((field): FormField[] => {
      const value = values[field.key];
      const secret = secrets.find((one) => one.key === field.key);
      const isAsked = asked.includes(field);
      if (!isAsked && value === undefined && !secret) return [];
      const by = secret?.written_by && secret.written_by_name !== null ? { id: secret.written_by, name: secret.written_by_name } : null;
      return [
        {
          ...field,
          value: value ?? null,
          shown: value === undefined ? null : wordsOf(field, value, names),
          file: field.kind === "file" && typeof value === "string" && names.has(value) ? value : null,
          asset: field.kind === "asset" && typeof value === "string" && names.has(value) ? value : null,
          secret: secret ? { by, at: new Date(secret.written_at).toISOString() } : null,
          asked: isAsked,
        },
      ];
    }),
  };
}
