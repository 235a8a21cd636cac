import { isObject, type Json } from "./json.ts";

const always = new Set(["schemas", "id"]);
const withoutCore = (path: string): string => path.replace(/^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/, "");

/** Attributes that are asked for, or not wanted (RFC 7644, 3.9): `name.givenName`, `emails`, `urn:…:User:department`. */
export interface Wish {
  only: readonly string[] | null;
  but: readonly string[];
}

const list = (text: unknown): string[] =>
  (Array.isArray(text) ? text.join(",") : typeof text === "string" ? text : "")
    .split(",")
    .map((one) => withoutCore(one.trim().toLowerCase()))
    .filter(Boolean)
    .slice(0, 100);

export function readWish(query: Json): Wish {
  const only = list(query["attributes"]);
  return { only: only.length > 0 ? only : null, but: list(query["excludedAttributes"]) };
}

/** Whether something is asked for that costs. */
export const wants = ({ only, but }: Wish, name: string): boolean =>
  only ? only.some((one) => one === name || one.startsWith(`${name}.`)) : !but.includes(name);

function pick(value: unknown, keep: (key: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => pick(one, keep));
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => keep(key.toLowerCase()))) : value;
}

/** A resource with what is wished of it. Pure. */
export function chosen(resource: Json, { only, but }: Wish): Json {
  const entries = Object.entries(resource).flatMap(([name, value]): [string, unknown][] => {
    if (always.has(name)) return [[name, value]];
    const key = name.toLowerCase();
    const inside = (path: string) => path.startsWith(`${key}.`) || path.startsWith(`${key}:`);
    const rest = (path: string) => path.slice(key.length + 1).split(".")[0] ?? "";
    if (only) {
      if (only.includes(key)) return [[name, value]];
      const wanted = only.filter(inside).map(rest);
      return wanted.length > 0 ? [[name, pick(value, (part) => wanted.includes(part))]] : [];
    }
    if (but.includes(key)) return [];
    const unwanted = but.filter(inside).map(rest);
    return [[name, unwanted.length > 0 ? pick(value, (part) => !unwanted.includes(part)) : value]];
  });
  return Object.fromEntries(entries);
}
