import type { Option } from "../ui/combo.tsx";
import { call } from "./client.ts";

/** For `<Combo find={findOrganizations}>`: organizations by name. */
export async function findOrganizations(words: string, signal: AbortSignal): Promise<Option[]> {
  const { items } = await call("GET /organizations", { query: { q: words || undefined, limit: 8 }, signal });
  return items.map(({ id, name, domain }) => ({ value: id, label: name, detail: domain }));
}

/** For `<Combo find={findPeople}>`: people by name, number, mail or title; nobody before something is typed. */
export async function findPeople(words: string, signal: AbortSignal): Promise<Option[]> {
  if (!words) return [];
  const { items } = await call("GET /people/find", { query: { q: words }, signal });
  return items.map(({ id, name, title, email, organization }) => ({
    value: id,
    label: name,
    detail: [title, organization, email].filter(Boolean).join(" · "),
  }));
}
