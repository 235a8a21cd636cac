import type { Filter } from "../filter/filter.ts";
import { parseFilter } from "../filter/parse-filter.ts";
import { wrongPath } from "../refuse.ts";
import { enterpriseSchema, userSchema } from "./attributes.ts";

/** Where a change goes (RFC 7644, figure 7): `emails[type eq "work"].value`. */
export interface Path {
  /** Of the extension for employees. */
  enterprise: boolean;
  /** null: all of the extension. */
  attribute: string | null;
  where: Filter | null;
  part: string | null;
}

const longest = 1000;
const form = /^([A-Za-z$][\w$-]*)(?:\[(.*)\])?(?:\.([A-Za-z$][\w$-]*))?$/s;

/** Takes the address of a schema off what begins with it, in any case; behind a colon, or with nothing behind it. */
export function withoutSchema(text: string, schema: string): string | null {
  if (text.toLowerCase() === schema.toLowerCase()) return "";
  const begins = text.slice(0, schema.length + 1).toLowerCase() === `${schema.toLowerCase()}:`;
  return begins ? text.slice(schema.length + 1) : null;
}

/** Throws 400 invalidPath, or invalidFilter for what stands between the brackets. */
export function parsePath(text: string): Path {
  if (text.length > longest) throw wrongPath(text);
  const trimmed = text.trim();
  const extended = withoutSchema(trimmed, enterpriseSchema);
  if (extended === "") return { enterprise: true, attribute: null, where: null, part: null };
  const found = form.exec(extended ?? withoutSchema(trimmed, userSchema) ?? trimmed);
  if (!found) throw wrongPath(text);
  const [, attribute = null, where, part = null] = found;
  return { enterprise: extended !== null, attribute, where: where === undefined ? null : parseFilter(where), part };
}
