import { z } from "zod";
import * as access from "../../../../contract/access.ts";
import * as catalog from "../../../../contract/catalog.ts";
import * as contacts from "../../../../contract/contacts.ts";
import * as people from "../../../../contract/people.ts";
import { problem } from "../../../../contract/problem.ts";
import * as teams from "../../../../contract/teams.ts";
import * as tickets from "../../../../contract/tickets.ts";
import * as work from "../../../../contract/work.ts";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

const named = z.registry<{ id: string }>();
const pascal = (name: string): string => (name[0] ?? "").toUpperCase() + name.slice(1);

// What the contract exports by name keeps that name in the description, too.
for (const module of [access, catalog, contacts, people, teams, tickets, work, { problem }]) {
  for (const [name, exported] of Object.entries(module)) {
    if (exported instanceof z.ZodObject || exported instanceof z.ZodDiscriminatedUnion) named.add(exported, { id: pascal(name) });
  }
}

/** A schema found on its own: the definitions it needs go to `components`, what remains refers to them. */
export type Describe = (schema: z.ZodType, io: "input" | "output") => JsonSchema;

const local = "#/$defs/";

/** Turns contract schemas into JSON Schema 2020-12 and collects the named ones in `components`. */
export function describing(components: Record<string, JsonSchema>): Describe {
  return (schema, io) => {
    const { $schema: _, $defs = {}, ...found } = z.toJSONSchema(schema, {
      io,
      metadata: named,
      unrepresentable: "any",
      override({ zodSchema, jsonSchema }) {
        // A newer desk may answer more than this description knows; only what comes in is strict.
        const { def } = zodSchema._zod;
        if (def.type === "object" && !("catchall" in def && def.catchall)) delete jsonSchema.additionalProperties;
      },
    });
    for (const [name, definition] of Object.entries($defs)) components[name] ??= relocate(definition);
    const { id } = named.get(schema) ?? {};
    if (!id) return relocate(found);
    components[id] ??= relocate(found);
    return { $ref: `#/components/schemas/${id}` };
  };
}

/** Moves references from the schema's own definitions to the document's. */
function relocate(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === "$ref" && typeof value === "string" && value.startsWith(local) ? `#/components/schemas/${value.slice(local.length)}` : value,
  );
  return JSON.parse(text) as JsonSchema;
}
