import { z } from "zod";
import { line } from "./shapes.ts";

/** A text per language; English is always there. */
export const words = z.object({ en: z.string(), nb: z.string() });
export const wordsGiven = z.strictObject({ en: line(), nb: line() });

export const fieldKind = z.enum([
  "text",
  "paragraph",
  "number",
  "choice",
  "choices",
  "tree",
  "date",
  "yes_no",
  "person",
  "asset",
  "file",
  "secret",
]);
export type FieldKind = z.infer<typeof fieldKind>;

/** What is answered to one question: several choices are a list of their keys; a secret never stands here. */
export const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type FieldValue = z.infer<typeof fieldValue>;
export type FieldValues = Record<string, FieldValue>;

const condition = z.object({
  field: z.string().describe("Key of a question that stands before this one"),
  is: z.array(z.union([z.string(), z.boolean()])).describe("Answers with which this question is asked; of a tree also what hangs below"),
});

const fieldChoice = z.object({
  key: z.string(),
  label: words,
  parent: z.string().nullable().default(null).describe("In a tree: the key of the choice it hangs below"),
  retired: z.boolean().default(false).describe("Offered no more; answers that name it stay readable"),
});
export type FieldChoice = z.infer<typeof fieldChoice>;

export const field = z.object({
  key: z.string(),
  label: words,
  hint: words.nullable(),
  kind: fieldKind,
  required: z.boolean().describe("Who asks has to answer it"),
  required_to_solve: z.boolean().default(false).describe("Without an answer the ticket is neither solved nor closed by a technician"),
  internal: z.boolean().default(false).describe("Technicians alone see and answer it"),
  when: condition.nullable().default(null).describe("Only asked when another question has one of these answers; null: always"),
  retired: z.boolean().default(false).describe("Asked no more; answers that were given stay readable"),
  choices: z.array(fieldChoice),
});
export type Field = z.infer<typeof field>;
/** As a form that was made before fields could do more keeps it. */
export type FieldKept = z.input<typeof field>;

const answerKey = z
  .string()
  .regex(/^[a-z0-9_]{1,40}$/, "an answer's key")
  .describe("What is sent when it is chosen: a–z, 0–9 and _");

export const fieldGiven = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/, "a field's key")
    .describe("Its name in `fields` of a ticket: a–z, 0–9 and _, a letter first"),
  label: wordsGiven,
  hint: wordsGiven.nullable().default(null),
  kind: fieldKind,
  required: z
    .boolean()
    .default(false)
    .describe(field.shape.required.description ?? ""),
  required_to_solve: field.shape.required_to_solve,
  internal: field.shape.internal,
  when: z
    .strictObject({
      field: condition.shape.field.max(40),
      is: z
        .array(z.union([z.string().max(40), z.boolean()]))
        .min(1)
        .max(100)
        .describe(condition.shape.is.description ?? ""),
    })
    .nullable()
    .default(null)
    .describe("Ask it only when another question has one of these answers; null: always"),
  retired: field.shape.retired,
  choices: z
    .array(
      z.strictObject({
        key: answerKey,
        label: wordsGiven,
        parent: answerKey.nullable().default(null).describe("In a tree: the key of a choice before it, below which it hangs"),
        retired: fieldChoice.shape.retired,
      }),
    )
    .max(300)
    .default([]),
});
