import { isId } from "../../../platform/id.ts";
import { line } from "../../../../contract/shapes.ts";
import { wrongSyntax, wrongValue } from "../refuse.ts";
import { isObject, type Json } from "../resource/json.ts";

/** More than any request has room for. */
const most = 50_000;

export const fieldOf = (given: Json, name: string): unknown => {
  const wanted = name.toLowerCase();
  return Object.entries(given).find(([key]) => key.toLowerCase() === wanted)?.[1];
};

export function nameIn(value: unknown): string {
  const read = line(300).safeParse(value);
  if (!read.success) throw wrongValue("displayName");
  return read.data;
}

export function externalIdIn(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  const read = line(500).safeParse(value);
  if (!read.success) throw wrongValue("externalId");
  return read.data;
}

/** The ids of members, as a list, one of them, or bare. Other groups in a group are no members here. */
export function membersIn(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length > most) throw wrongValue("members");
  const ids = list.map((one) => (isObject(one) ? fieldOf(one, "value") : one));
  return [
    ...new Set(
      ids.map((id) => {
        if (typeof id !== "string" || !isId(id)) throw wrongValue("members");
        return id.toLowerCase();
      }),
    ),
  ];
}

export interface SaidGroup {
  name: string;
  externalId: string | null;
  /** null: nothing is said of them. */
  members: string[] | null;
}

export function readGroup(body: unknown): SaidGroup {
  if (!isObject(body)) throw wrongSyntax();
  const members = fieldOf(body, "members");
  return {
    name: nameIn(fieldOf(body, "displayName")),
    externalId: externalIdIn(fieldOf(body, "externalId")),
    members: members === undefined ? null : membersIn(members),
  };
}
