import { leftToSolve, wholeFields } from "../../../../contract/form.ts";
import type { FieldKept, FieldValues } from "../../../../contract/field.ts";
import type { Language } from "../../../../contract/shapes.ts";
import { Problem } from "../../../platform/problem.ts";
import { held } from "./held.ts";

/** A form in which something has to be answered before its ticket is solved, with what was answered. */
export interface Gate {
  fields: FieldKept[];
  open: FieldValues;
  inner: FieldValues;
  secrets: string[];
}

/** Refuses to solve or close a ticket whose form still asks for an answer; `each`: names all of them, where they can be given. Pure. */
export function requireAnswers(gate: Gate | null, language: Language, each = false): void {
  if (!gate) return;
  const fields = wholeFields(gate.fields);
  const left = leftToSolve(fields, held(fields, gate.open, gate.inner), gate.secrets);
  const [first] = left;
  if (!first) return;
  throw new Problem(409, "answers_to_give", {
    facts: { question: first.label[language], more: left.length - 1 },
    errors: each ? left.map(({ key, label }) => ({ pointer: `/fields/${key}`, code: "required", detail: label[language] })) : [],
  });
}
