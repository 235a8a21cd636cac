import { holds, madeBy } from "../filter/holds.ts";
import { wrongPath, wrongValue } from "../refuse.ts";
import { attributeIn, enterpriseAttributes, enterpriseSchema, userAttributes, type Attribute } from "./attributes.ts";
import { coerce } from "./coerce.ts";
import { isObject, type Json } from "./json.ts";
import { parsePath, withoutSchema, type Path } from "./path.ts";

export type Operation = "add" | "replace" | "remove";

const put = (into: Json, name: string, value: unknown): void => {
  if (value === null || value === undefined) delete into[name];
  else into[name] = value;
};

/** Only one is the first: the one that was said last. */
function oneFirst(list: Json[], before: readonly Json[]): Json[] {
  const first = list.findLast((one) => one["primary"] === true && !before.includes(one)) ?? list.findLast((one) => one["primary"] === true);
  return list.map((one) => {
    if (one["primary"] !== true || one === first) return one;
    const { primary: _, ...others } = one;
    return others;
  });
}

const same = (one: Json, other: Json): boolean =>
  JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(other).toSorted());

/** Several values: all of them, those that are meant by a filter, or a part of each of these. */
function writeMany(into: Json, attribute: Attribute, { where, part }: Path, operation: Operation, given: unknown): void {
  const before = (into[attribute.name] as Json[] | undefined) ?? [];
  const said = where === null && part === null;
  if (said) {
    const list = (operation === "remove" ? null : coerce(attribute, given)) as Json[] | null;
    if (operation === "add") {
      const more = (list ?? []).filter((one) => !before.some((known) => same(known, one)));
      return put(into, attribute.name, checked(attribute, oneFirst([...before, ...more], before)));
    }
    // Some name whom they take away as a value and not in the path.
    const gone = operation === "remove" && given !== undefined && given !== null ? ((coerce(attribute, given) ?? []) as Json[]) : null;
    if (gone) return put(into, attribute.name, keep(before.filter((one) => !gone.some((each) => each["value"] === one["value"]))));
    return put(into, attribute.name, list && oneFirst(list, []));
  }
  const inner = part === null ? null : (attributeIn(attribute.parts ?? [], part) ?? undefined);
  if (inner === undefined) throw wrongPath(`${attribute.name}.${part}`);
  const isMeant = (one: Json) => where === null || holds(where, one);
  if (operation === "remove") {
    if (inner === null) return put(into, attribute.name, keep(before.filter((one) => !isMeant(one))));
    return put(into, attribute.name, keep(before.map((one) => (isMeant(one) ? withPart(one, inner, null) : one))));
  }
  const change = (one: Json): Json => {
    if (inner) return withPart(one, inner, coerce(inner, given, attribute.name));
    const values = (coerce({ ...attribute, kind: "parts" }, given) ?? {}) as Json;
    return operation === "add" ? { ...one, ...values } : values;
  };
  const met = before.some(isMeant);
  // Entra writes to what is not there yet, and means that it shall be.
  const made = met ? null : where && madeBy(where);
  if (!met && where !== null && made === null) throw wrongPath(attribute.name);
  const fresh = met ? [] : [change((coerce({ ...attribute, kind: "parts" }, made ?? {}) ?? {}) as Json)];
  const after = [...before.map((one) => (isMeant(one) ? change(one) : one)), ...fresh];
  put(into, attribute.name, checked(attribute, keep(oneFirst(after, before))));
}

const withPart = (one: Json, { name }: Attribute, value: unknown): Json => {
  const after = { ...one };
  put(after, name, value);
  return after;
};
const keep = (list: Json[]): Json[] | null => {
  const some = list.filter((one) => Object.keys(one).some((name) => name !== "type" && name !== "primary"));
  return some.length > 0 ? some : null;
};
const checked = (attribute: Attribute, list: Json[] | null): Json[] | null => coerce(attribute, list) as Json[] | null;

function writeAt(document: Json, path: Path, operation: Operation, given: unknown): void {
  const { enterprise, part, where } = path;
  if (path.attribute === null)
    return writeAll(document, operation === "remove" ? "replace" : operation, { [enterpriseSchema]: given ?? null });
  const attribute = attributeIn(enterprise ? enterpriseAttributes : userAttributes, path.attribute);
  if (!attribute) throw wrongPath(path.attribute);
  if (attribute.kind === "ignored") return;
  const into = enterprise ? { ...(isObject(document[enterpriseSchema]) ? document[enterpriseSchema] : {}) } : document;
  const value = operation === "remove" && attribute.kind !== "many" ? null : given;
  if (attribute.kind === "many") writeMany(into, attribute, path, operation, value);
  else if (where !== null) throw wrongPath(path.attribute);
  else if (part !== null) {
    const inner = attributeIn(attribute.parts ?? [], part);
    if (!inner) throw wrongPath(`${attribute.name}.${part}`);
    const before = isObject(into[attribute.name]) ? (into[attribute.name] as Json) : {};
    put(into, attribute.name, coerce(attribute, withPart(before, inner, coerce(inner, value, attribute.name))));
  } else if (attribute.kind === "parts" && operation !== "remove" && isObject(given)) {
    // What is not named of it stays.
    put(
      into,
      attribute.name,
      coerce(attribute, { ...(into[attribute.name] as Json | undefined), ...(coerce(attribute, given) as Json | null) }),
    );
  } else put(into, attribute.name, coerce(attribute, value));
  if (enterprise) put(document, enterpriseSchema, Object.keys(into).length > 0 ? into : null);
}

/** A resource, or part of one, with no path: every name in it may be a path itself, as Entra writes them. What nobody knows is passed over. */
export function writeAll(document: Json, operation: Operation, values: Json): void {
  for (const [name, value] of Object.entries(values)) {
    const extended = withoutSchema(name, enterpriseSchema);
    if (extended === "") {
      if (value === null) delete document[enterpriseSchema];
      else if (!isObject(value)) throw wrongValue(name);
      else for (const [key, inner] of Object.entries(value)) writeKnown(document, `${enterpriseSchema}:${key}`, operation, inner);
    } else writeKnown(document, name, operation, value);
  }
}

function writeKnown(document: Json, name: string, operation: Operation, value: unknown): void {
  const [head = ""] = (withoutSchema(name, enterpriseSchema) ?? name).split(/[[.]/);
  const list = withoutSchema(name, enterpriseSchema) === null ? userAttributes : enterpriseAttributes;
  if (attributeIn(list, head)) writeAt(document, parsePath(name), operation, value);
}

export const writePath = (document: Json, path: string, operation: Operation, value: unknown): void =>
  writeAt(document, parsePath(path), operation, value);
