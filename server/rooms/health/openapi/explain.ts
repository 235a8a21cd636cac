import { meanings } from "./meanings.ts";
import type { JsonSchema } from "./schemas.ts";

export const meaningOf = (name: string, within: string): string | undefined => meanings[`${within}.${name}`] ?? meanings[name];

/** What the contract's plainest shapes say of themselves: how they are written, which is no meaning. */
const howWritten = new Set(["UUIDv7", "RFC 3339, UTC"]);

/** Gives every field below `schema` that does not say it its meaning. `within` names what it stands in. */
export function explainFields(schema: JsonSchema, within: string): void {
  for (const [name, property] of Object.entries(schema.properties ?? {}) as [string, JsonSchema][]) {
    const meaning = meaningOf(name, within);
    if (meaning && (!property.description || howWritten.has(property.description))) property.description = meaning;
    explainFields(property, name);
  }
  const inner = [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])] as (JsonSchema | undefined)[];
  for (const part of inner) if (part) explainFields(part, within);
}
