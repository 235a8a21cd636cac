import type { z } from "zod";
import { Problem, wrongField, type FieldError } from "../problem.ts";

type Issue = z.core.$ZodIssue;
type Union = z.core.$ZodIssueInvalidUnion;
type Told = Omit<FieldError, "pointer">;

const pointerOf = (prefix: string, path: readonly PropertyKey[]): string =>
  prefix + path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The forms that the contract asks for in its own words, as `field.invalid_format` knows them. */
const forms: Record<string, string> = {
  "an email address": "mail",
  "an origin": "origin",
  "a token": "token",
  "one or two capitals": "capitals",
  "eight digits": "digits",
  "a telephone number": "phone",
  "one line of text": "line",
  "a mail domain": "domain",
  "a distinguished name": "dn",
  "a server": "server",
  "a certificate": "certificate",
  "a key": "key",
  "a field's key": "field_key",
  "an answer's key": "answer_key",
};

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** None of several shapes: says what kind it has to be, or which of the fields is to be given. */
function noneOf({ discriminator, errors, input, ...issue }: Union): Told {
  if (discriminator !== undefined) {
    const given = (input as Record<string, unknown> | undefined)?.[discriminator];
    const options = "options" in issue ? (issue.options as unknown[]) : [];
    return given === undefined ? { code: "required" } : { code: "invalid_value", facts: { values: options.join(", ") } };
  }
  const all = errors.flat();
  const kinds = unique(all.flatMap((one) => (one.code === "invalid_type" && one.path.length === 0 ? [one.expected] : [])));
  if (kinds.length > 0) return { code: "invalid_type", facts: { expected: kinds.length === 1 ? (kinds[0] ?? "other") : "plain" } };
  const missing = all.flatMap((one) => (one.code === "invalid_type" && one.path.length === 1 ? [String(one.path[0])] : []));
  const tooMany = all.flatMap((one) => (one.code === "unrecognized_keys" ? one.keys : []));
  return { code: "invalid_union", facts: { names: unique(missing.length > 0 ? missing : tooMany).join(", ") } };
}

function tell(issue: Exclude<Issue, { code: "unrecognized_keys" }>): Told {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? { code: "required" } : { code: issue.code, facts: { expected: issue.expected } };
    case "too_small":
      return { code: issue.code, facts: { origin: issue.origin, limit: Number(issue.minimum) } };
    case "too_big":
      return { code: issue.code, facts: { origin: issue.origin, limit: Number(issue.maximum) } };
    case "invalid_format":
      return { code: issue.code, facts: { form: issue.format === "regex" ? (forms[issue.message] ?? "other") : issue.format } };
    case "invalid_value":
      return { code: issue.code, facts: { values: issue.values.map(String).join(", ") } };
    case "invalid_union":
      return noneOf(issue);
    default:
      return { code: issue.code, detail: issue.message };
  }
}

/** Nobody reads more, and finding words for each of a million wrong fields would keep everybody else waiting. */
export const mostErrors = 50;

/** One error per wrong field, the first fifty; an unknown key is reported at the key itself. */
export function invalidInput(error: z.ZodError, prefix: string): Problem {
  const errors = error.issues
    .slice(0, mostErrors)
    .flatMap((issue): FieldError[] =>
      issue.code === "unrecognized_keys"
        ? issue.keys.slice(0, mostErrors).map((key) => ({ pointer: pointerOf(prefix, [...issue.path, key]), code: "unknown_key" }))
        : [{ pointer: pointerOf(prefix, issue.path), ...tell(issue) }],
    );
  return new Problem(400, "invalid_input", { errors });
}

/** Values in one body, those inside others counted: more than the largest form of a request type has, twice over. */
const mostValues = 50_000;

/** Refuses a body of so many values that looking at each would keep everybody else waiting. */
export function requireFewValues(body: unknown): void {
  const waiting = [body];
  for (let seen = 1; waiting.length > 0;) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null) continue;
    for (const inner of Object.values(value)) {
      if (++seen > mostValues) throw new Problem(413, "too_large");
      waiting.push(inner);
    }
  }
}

const storable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

/** Refuses text that no database keeps (NUL, half a surrogate pair), and says where it stands. */
export function requireStorable(value: unknown, pointer: string): void {
  if (typeof value === "string" && !storable(value)) throw wrongField(pointer, "characters");
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!storable(key)) throw wrongField(pointer, "characters");
    requireStorable(inner, pointerOf(pointer, [key]));
  }
}
