import type { MailTextGiven } from "../../../contract/mail-texts.ts";
import { Problem, type FieldError } from "../../platform/problem.ts";
import type { Kind } from "./kinds.ts";
import { countBlanks, pathsIn, strayBraces } from "./template.ts";

/** More would be a letter that grows out of every measure. */
const mostBlanks = 40;

const braced = (paths: readonly string[]): string => paths.map((path) => `{{${path}}}`).join(", ");

/** What is wrong with the blanks of a template; nothing when all of them name what there is. */
export function faultsIn(pointer: string, template: string, known: readonly string[]): FieldError[] {
  const paths = braced(known);
  const unknown = pathsIn(template).filter((path) => !known.includes(path));
  if (unknown.length > 0) return [{ pointer, code: "unknown_path", detail: braced(unknown), facts: { paths } }];
  const stray = strayBraces(template);
  if (stray !== null) return [{ pointer, code: "unknown_path", detail: stray, facts: { paths } }];
  if (countBlanks(template) > mostBlanks) return [{ pointer, code: "too_many_blanks", facts: { most: mostBlanks } }];
  return [];
}

/** Refuses words that name what is not there, or leave out what has to stand in them. */
export function checkWords(kind: Kind, { subject, body }: MailTextGiven): void {
  const named = pathsIn(body);
  const missing = kind.needed.filter((oneOf) => !oneOf.some((path) => named.includes(path)));
  const errors = [
    ...faultsIn("/subject", subject, kind.subject),
    ...faultsIn("/body", body, kind.body),
    ...missing.map((oneOf) => ({ pointer: "/body", code: "needed_path", detail: braced(oneOf), facts: { count: oneOf.length } })),
  ];
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
}
