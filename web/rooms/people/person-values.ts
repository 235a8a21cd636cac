import type { Person } from "../../../contract/people.ts";
import type { Language, Named } from "../../../contract/shapes.ts";

/** What the form about a person holds: an empty text means that there is none. Names are those of the API. */
export interface PersonValues {
  name: string;
  email: string;
  phone: string;
  mobile: string;
  title: string;
  department: string;
  organization_id: Named | null;
  site_id: string;
  room_id: Named | null;
  language: Language;
  time_zone: string;
  active: boolean;
}

export const valuesOf = (person: Person): PersonValues => ({
  name: person.name,
  email: person.email ?? "",
  phone: person.phone ?? "",
  mobile: person.mobile ?? "",
  title: person.title ?? "",
  department: person.department ?? "",
  organization_id: person.organization,
  site_id: person.site?.id ?? "",
  room_id: person.room,
  language: person.language,
  time_zone: person.time_zone,
  active: person.active,
});

/** Words that found nobody become the field they look like: a number, an address, or a name. */
export function newcomer(words: string, language: Language): PersonValues {
  const text = words.trim();
  const kind = text.includes("@") ? "email" : /^\+?[\d\s().-]+$/.test(text) && /\d/.test(text) ? "phone" : "name";
  const blank = { name: "", email: "", phone: "", mobile: "", title: "", department: "" };
  return { ...blank, organization_id: null, site_id: "", room_id: null, language, time_zone: "", active: true, [kind]: text };
}

const texts = ["email", "phone", "mobile", "title", "department"] as const;

/** What the API takes of some values: nothing that was not changed, null for what was emptied. */
export function bodyOf(values: Partial<PersonValues>) {
  const { organization_id, site_id, room_id, name, language, time_zone } = values;
  return {
    ...(name !== undefined && { name }),
    ...Object.fromEntries(texts.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field].trim() || null]]))),
    ...(organization_id !== undefined && { organization_id: organization_id?.id ?? null }),
    ...(site_id !== undefined && { site_id: site_id || null }),
    ...(room_id !== undefined && { room_id: room_id?.id ?? null }),
    ...(language !== undefined && { language }),
    ...(time_zone && { time_zone }),
  };
}
