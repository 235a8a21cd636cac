import { wrongValue } from "../refuse.ts";
import { attributeIn, type Attribute } from "./attributes.ts";
import { isObject, type Json } from "./json.ts";

const longest = 2000;
/** Addresses, numbers and the like of one person. */
const most = 50;

/** Entra wraps a single value: `[{ "value": "x" }]`. */
function unwrapped(value: unknown): unknown {
  const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return isObject(one) && "value" in one ? one["value"] : one;
}

function textOf(name: string, given: unknown): string | null {
  const value = unwrapped(given);
  if (value === null || value === undefined) return null;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") throw wrongValue(name);
  const text = String(value).trim();
  if (text.length > longest) throw wrongValue(name);
  return text === "" ? null : text;
}

/** true, false, and what some send for them: "True", "false". */
export function flagOf(name: string, given: unknown): boolean | null {
  const value = unwrapped(given);
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value;
  const text = typeof value === "string" ? value.trim().toLowerCase() : "";
  if (text !== "true" && text !== "false") throw wrongValue(name);
  return text === "true";
}

function partsOf({ name, parts = [] }: Attribute, given: unknown): Json | null {
  if (given === null || given === undefined) return null;
  // A manager as a bare id, as Entra sends one.
  const value = typeof given === "string" && attributeIn(parts, "value") ? { value: given } : given;
  if (!isObject(value)) throw wrongValue(name);
  const kept: Json = {};
  for (const [key, inner] of Object.entries(value)) {
    const part = attributeIn(parts, key);
    const read = part && coerce(part, inner, name);
    if (part && read !== null && read !== undefined) kept[part.name] = read;
  }
  return Object.keys(kept).length > 0 ? kept : null;
}

/** A value as it is kept; null: none. Throws 400 invalidValue for what is of another kind. */
export function coerce(attribute: Attribute, given: unknown, within = ""): unknown {
  const name = within ? `${within}.${attribute.name}` : attribute.name;
  switch (attribute.kind) {
    case "ignored":
      return null;
    case "text":
      return textOf(name, given);
    case "flag":
      return flagOf(name, given);
    case "parts":
      return partsOf(attribute, given);
    case "many": {
      if (given === null || given === undefined) return null;
      const list = (Array.isArray(given) ? given : [given]).flatMap((one: unknown) => partsOf(attribute, one) ?? []);
      if (list.length > most) throw wrongValue(name);
      return list.length > 0 ? list : null;
    }
  }
}
