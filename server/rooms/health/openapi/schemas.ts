import { z } from "zod";
import * as access from "../../../../contract/access.ts";
import * as catalog from "../../../../contract/catalog.ts";
import * as contacts from "../../../../contract/contacts.ts";
import * as files from "../../../../contract/files.ts";
import * as health from "../../../../contract/health.ts";
import * as mailboxes from "../../../../contract/mailboxes.ts";
import * as people from "../../../../contract/people.ts";
import { problem } from "../../../../contract/problem.ts";
import * as rules from "../../../../contract/rules.ts";
import * as teams from "../../../../contract/teams.ts";
import * as tickets from "../../../../contract/tickets.ts";
import * as work from "../../../../contract/work.ts";
import { explainFields } from "./explain.ts";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

const named = new Map<unknown, { id: string }>();
const pascal = (name: string): string => (name[0] ?? "").toUpperCase() + name.slice(1);

// What the contract exports by name keeps that name in the description, too.
for (const module of [access, catalog, contacts, files, health, mailboxes, people, rules, teams, tickets, work, { problem }]) {
  for (const [name, exported] of Object.entries(module)) {
    if (exported instanceof z.ZodObject || exported instanceof z.ZodDiscriminatedUnion) named.set(exported, { id: pascal(name) });
  }
}

/** Names beside the meanings that `.describe()` gave. */
const metadata = z.registry<{ id?: string; description?: string }>();
metadata.get = (schema) => ({ ...z.globalRegistry.get(schema), ...named.get(schema) });

/** A schema found on its own: the definitions it needs go to `components`, what remains refers to them. `within` helps to tell what its fields mean. */
export type Describe = (schema: z.ZodType, io: "input" | "output", within: string) => JsonSchema;

const local = "#/$defs/";

/** Turns contract schemas into JSON Schema 2020-12 and collects the named ones in `components`. */
export function describing(components: Record<string, JsonSchema>): Describe {
  return (schema, io, within) => {
    const {
      $schema: _,
      $defs = {},
      ...found
    } = z.toJSONSchema(schema, {
      io,
      metadata,
      unrepresentable: "any",
      override({ zodSchema, jsonSchema }) {
        const { def } = zodSchema._zod;
        // Zod names the bounds of whole numbers in JSON; they tell a reader nothing.
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        // A newer desk may answer more than this description knows; only what comes in is strict.
        if (def.type === "object" && !("catchall" in def && def.catchall)) delete jsonSchema.additionalProperties;
      },
    });
    const keep = (name: string, definition: JsonSchema) => (components[name] ??= relocate(definition, name));
    for (const [name, definition] of Object.entries($defs)) keep(name, definition);
    const { id } = named.get(schema) ?? { id: null };
    if (!id) return relocate(found, within);
    keep(id, found);
    return { $ref: `#/components/schemas/${id}` };
  };
}

/** Moves references from the schema's own definitions to the document's, and says what its fields mean. */
function relocate(schema: JsonSchema, within: string): JsonSchema {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === "$ref" && typeof value === "string" && value.startsWith(local) ? `#/components/schemas/${value.slice(local.length)}` : value,
  );
  const moved = JSON.parse(text) as JsonSchema;
  delete moved["id"];
  explainFields(moved, within);
  return moved;
}
