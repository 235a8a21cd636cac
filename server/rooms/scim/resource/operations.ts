import { noTarget, wrongSyntax, wrongValue } from "../refuse.ts";
import { isObject, type Json } from "./json.ts";
import { writeAll, writePath, type Operation } from "./write.ts";

export interface Change {
  operation: Operation;
  path: string | null;
  value: unknown;
}

/** More than any program sends at once. */
const most = 1000;

const field = (given: Json, name: string): unknown => Object.entries(given).find(([key]) => key.toLowerCase() === name)?.[1];

/** The operations of a PATCH (RFC 7644, 3.5.2); `op` in any case, as Entra writes it. */
export function readOperations(body: unknown): Change[] {
  const given = isObject(body) ? field(body, "operations") : undefined;
  const list: unknown[] = Array.isArray(given) ? given : isObject(given) ? [given] : [];
  if (list.length === 0 || list.length > most) throw wrongSyntax();
  return list.map((one) => {
    if (!isObject(one)) throw wrongSyntax();
    const operation = String(field(one, "op") ?? "").toLowerCase();
    if (operation !== "add" && operation !== "replace" && operation !== "remove") throw wrongSyntax();
    const path = field(one, "path") ?? null;
    if (path !== null && typeof path !== "string") throw wrongSyntax();
    return { operation, path: path === "" ? null : path, value: field(one, "value") };
  });
}

/** A document as it is after them. Pure. */
export function patched(document: Json, changes: readonly Change[]): Json {
  const after = structuredClone(document);
  for (const { operation, path, value } of changes) {
    if (path !== null) writePath(after, path, operation, value);
    else if (operation === "remove") throw noTarget("");
    else if (isObject(value)) writeAll(after, operation, value);
    else throw wrongValue("value");
  }
  return after;
}

/** A document as a whole resource says it. Pure. */
export function written(body: unknown): Json {
  if (!isObject(body)) throw wrongSyntax();
  const document: Json = {};
  writeAll(document, "replace", body);
  return document;
}
