import type { Option } from "../ui/combo.tsx";
import { TicketNumber } from "../ui/text.tsx";
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

/** For `<Combo find={findAssets()}>`: assets by tag, name or serial number; `stock`: only what can be handed out. */
export const findAssets =
  (stock = false) =>
  async (words: string, signal: AbortSignal): Promise<Option[]> => {
    const state = stock ? "in_stock" : "in_use,in_stock,lost";
    const { items } = await call("GET /assets", { query: { q: words || undefined, state, limit: 10 }, signal });
    return items.map(({ id, tag, name, person }) => ({ value: id, label: `${tag} · ${name}`, detail: person?.name ?? "" }));
  };

/** For `<Combo find={findTicket(number)}>`: other tickets than that one by number or words; none before something is typed. */
export const findTicket =
  (without?: number) =>
  async (words: string, signal: AbortSignal): Promise<Option[]> => {
    if (!words.trim()) return [];
    const { tickets } = await call("GET /search", { query: { q: words, kind: "tickets", limit: 10 }, signal });
    return tickets
      .map(({ ticket }) => ticket)
      .filter(({ number }) => number !== without)
      .map(({ number, subject, requester }) => ({
        value: String(number),
        label: subject,
        detail: requester?.name ?? "",
        mark: <TicketNumber number={number} />,
      }));
  };
