import type { JsonSchema } from "../openapi/schemas.ts";
import { html, words, type Html } from "./html.ts";

const nameOf = (schema: JsonSchema): string | null => schema.$ref?.split("/").at(-1) ?? null;

/** Links a named shape to its own list of fields. */
export const shapeLink = (name: string): Html => html`<a href="#shape-${name}">${name}</a>`;

function lengths({ minLength, maxLength, minItems, maxItems }: JsonSchema, unit: string): string {
  const [least, most] = [minLength ?? minItems, maxLength ?? maxItems];
  if (least === undefined && most === undefined) return "";
  if (most === undefined) return `, at least ${least} ${unit}`;
  return `, ${least ? `${least} to ` : "up to "}${most.toLocaleString("en")} ${unit}`;
}

function numbers({ type, minimum, maximum }: JsonSchema): string {
  const kind = type === "integer" ? "whole number" : "number";
  if (minimum === undefined) return kind;
  return maximum === undefined ? `${kind} from ${minimum}` : `${kind} from ${minimum} to ${maximum}`;
}

const formats: Record<string, string> = { uuid: "id", "date-time": "time (RFC 3339, UTC)", email: "mail address" };

const joined = (parts: readonly Html[], between: string): Html => html`${parts.map((part, index) => html`${index > 0 && between}${part}`)}`;

/** A small object as a reader would sketch it: `{ email, name? }`. */
function sketch(schema: JsonSchema): Html {
  const names = Object.keys(schema.properties ?? {});
  const keys = (schema.propertyNames as JsonSchema | undefined)?.enum;
  if (keys)
    return html`object with the names
    ${joined(
      keys.map((key) => html`<code>${String(key)}</code>`),
      ", ",
    )}`;
  if (names.length === 0) return html`object with any names`;
  if (names.length > 3) return html`object`;
  const required = new Set(schema.required ?? []);
  return html`<code>{ ${names.map((name) => `${name}${required.has(name) ? "" : "?"}`).join(", ")} }</code>`;
}

const plain: Record<string, (schema: JsonSchema) => Html> = {
  array: (schema) => html`list of ${typeOf((schema.items ?? {}) as JsonSchema)}${lengths(schema, "items")}`,
  object: sketch,
  integer: (schema) => html`${numbers(schema)}`,
  number: (schema) => html`${numbers(schema)}`,
  boolean: () => html`true or false`,
  null: () => html`null`,
  string: (schema) => html`${formats[schema.format ?? ""] ?? `text${lengths(schema, "characters")}`}`,
};

/** What kind of value it is, as a reader would say it. */
export function typeOf(schema: JsonSchema): Html {
  const name = nameOf(schema);
  if (name) return shapeLink(name);
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum)
    return html`one of
    ${joined(
      schema.enum.map((value) => html`<code>${String(value)}</code>`),
      ", ",
    )}`;
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return joined(choices.map(typeOf), " or ");
  const types = [schema.type ?? []].flat() as string[];
  return types.length === 0
    ? html`anything`
    : joined(
        types.map((type) => plain[type]?.(schema) ?? html`${type}`),
        " or ",
      );
}

/** Somebody or something by id and name, or by address, is said in the type itself. */
const isSketched = (schema: JsonSchema): boolean =>
  ["id", "id,name", "email,name", "en,nb"].includes(Object.keys(schema.properties ?? {}).join());

/** The object behind a list, a nullable or a choice of one, whose fields are worth listing in place. */
function innerObjects(schema: JsonSchema): JsonSchema[] {
  if (nameOf(schema)) return [];
  if (isSketched(schema)) return [];
  if (schema.type === "array") return innerObjects((schema.items ?? {}) as JsonSchema);
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return choices.flatMap(innerObjects);
  return schema.properties ? [schema] : [];
}

/** What a field or parameter means, and what it is when left out. */
export function meaningOf({ description, default: preset }: JsonSchema): Html {
  const sentence = description && words(description);
  if (preset === undefined || preset === "") return html`${sentence}`;
  return html`${sentence && html`${sentence}. `}Default: <code>${JSON.stringify(preset)}</code>`;
}

function fieldRows(schema: JsonSchema, prefix: string, sent: boolean): Html[] {
  const required = new Set(schema.required ?? []);
  return (Object.entries(schema.properties ?? {}) as [string, JsonSchema][]).flatMap(([name, property]) => {
    const path = prefix + name;
    const must = sent && required.has(name);
    const row = html`<dt><code>${path}</code> <span class="type">${typeOf(property)}</span>${must && html` <strong>required</strong>`}</dt>
      <dd>${meaningOf(property)}</dd>`;
    const inner = innerObjects(property);
    return [row, ...inner.flatMap((object) => fieldRows(object, `${path}.`, sent))];
  });
}

/** Every field of a shape: its path, kind, whether it must be there, and what it means. `sent`: it is a request. */
export function fieldList(schema: JsonSchema, sent: boolean): Html {
  const variants = ((schema.oneOf ?? (schema.properties ? undefined : schema.anyOf)) as JsonSchema[] | undefined) ?? [];
  if (variants.length > 0) {
    return html`<p>One of these:</p>
      <ol class="variants">
        ${variants.map((variant) => html`<li>${nameOf(variant) ? typeOf(variant) : fieldList(variant, sent)}</li>`)}
      </ol>`;
  }
  const whole = schema.properties ? [schema] : innerObjects(schema);
  const rows = whole.flatMap((object) => fieldRows(object, schema.type === "array" ? "[]." : "", sent));
  return rows.length > 0 ? html`<dl class="fields">${rows}</dl>` : html`<p>${typeOf(schema)}</p>`;
}
