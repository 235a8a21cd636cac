import type { Language } from "../../../../contract/shapes.ts";
import { line } from "../../../../contract/shapes.ts";
import { cleanFacts, type Facts } from "../../directory/index.ts";
import { wrongValue } from "../refuse.ts";
import { enterpriseSchema } from "./attributes.ts";
import { isObject, type Json } from "./json.ts";

/** What a document says, as it may stand here. */
export interface SaidUser {
  userName: string;
  userNameKey: string;
  externalId: string | null;
  enabled: boolean | null;
  facts: Facts;
  language: Language | null;
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const typed = (list: readonly Json[], type: string) => list.find((one) => text(one["type"])?.toLowerCase() === type && text(one["value"]));
const first = (list: readonly Json[]) => list.find((one) => one["primary"] === true && text(one["value"]));

export const keyOf = (name: string): string => name.normalize("NFKC").toLowerCase();

/** The address that counts: the first one, that of work, or any; where there is none, a user name that is one. */
export function addressIn(document: Json): Json | null {
  const emails = listOf(document["emails"]);
  return first(emails) ?? typed(emails, "work") ?? emails.find((one) => text(one["value"])) ?? null;
}

function nameIn(document: Json, userName: string): string {
  const name = isObject(document["name"]) ? document["name"] : {};
  const both = [text(name["givenName"]), text(name["familyName"])].filter(Boolean).join(" ");
  return text(document["displayName"]) ?? text(name["formatted"]) ?? (both || userName);
}

const languages: readonly [RegExp, Language][] = [
  [/^(?:nb|no|nn)\b/i, "nb"],
  [/^en\b/i, "en"],
];

/** Throws 400 invalidValue for a user name that cannot be one. */
export function readUser(document: Json): SaidUser {
  const userName = text(document["userName"]) ?? "";
  if (!line(254).safeParse(userName).success) throw wrongValue("userName");
  const externalId = text(document["externalId"]);
  if (externalId !== null && !line(500).safeParse(externalId).success) throw wrongValue("externalId");
  const phones = listOf(document["phoneNumbers"]);
  const mobile = typed(phones, "mobile");
  const phone =
    typed(phones, "work") ?? phones.find((one) => one !== mobile && !/^(?:mobile|fax|pager|home)$/i.test(text(one["type"]) ?? ""));
  const enterprise = isObject(document[enterpriseSchema]) ? document[enterpriseSchema] : {};
  const facts = cleanFacts({
    name: nameIn(document, userName),
    email: text(addressIn(document)?.["value"]) ?? userName,
    phone: text(phone?.["value"]),
    mobile: text(mobile?.["value"]),
    title: text(document["title"]),
    department: text(enterprise["department"]),
  });
  if (!facts) throw wrongValue("displayName");
  const spoken = text(document["preferredLanguage"]) ?? text(document["locale"]) ?? "";
  const language = languages.find(([form]) => form.test(spoken))?.[1] ?? null;
  const enabled = typeof document["active"] === "boolean" ? document["active"] : null;
  return { userName, userNameKey: keyOf(userName), externalId, enabled, facts, language };
}
