import type { Query } from "@tanstack/react-query";
import type { LiveEvent } from "./live.ts";
import { queryClient } from "./queries.ts";

type Args = { params?: { id?: string | number } };

/** Which readings an event makes old. Pure: endpoint and arguments in, yes or no out. */
export function touches(event: Pick<LiveEvent, "type" | "ticket_id" | "ticket_number" | "contact_id">, endpoint: string, args: Args): "now" | "soon" | null {
  const [, path = ""] = endpoint.split(" ");
  const [noun = ""] = event.type.split(".");
  const id = args.params?.id === undefined ? null : String(args.params.id);
  if (event.ticket_id || event.ticket_number) {
    const named = id !== null && (id === event.ticket_id || id === String(event.ticket_number));
    if (path.startsWith("/tickets/{id}")) return named ? "now" : null;
    if (path === "/tickets" || path === "/queues" || path === "/announcements") return "soon";
  }
  if (event.contact_id && path.startsWith("/contacts")) return path === "/contacts/{id}" && id !== event.contact_id ? null : "now";
  if (path.startsWith("/notifications")) return noun === "notification" || event.ticket_id ? "soon" : null;
  if (noun === "person" || noun === "organization" || noun === "site" || noun === "room") {
    return /^\/(people|organizations|sites)/.test(path) ? "soon" : null;
  }
  if (noun === "team") return /^\/(teams|technicians|queues)/.test(path) ? "soon" : null;
  if (noun === "category" || noun === "request_type") return /^\/(categories|request-types)/.test(path) ? "soon" : null;
  if (noun === "account" || noun === "session") return path === "/session" || path.startsWith("/accounts") ? "soon" : null;
  return null;
}

const waiting = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

function refresh(match: (query: Query) => boolean): void {
  void queryClient.invalidateQueries({ predicate: match });
}

/** Reads anew what an event changed; lists wait up to 300 ms, so that a burst costs one reading. */
export function refreshFor(event: LiveEvent): void {
  const when = (query: Query) => touches(event, String(query.queryKey[0]), (query.queryKey[1] ?? {}) as Args);
  refresh((query) => when(query) === "now");
  for (const query of queryClient.getQueryCache().getAll()) if (when(query) === "soon") waiting.add(query.queryHash);
  if (waiting.size > 0) timer ??= setTimeout(refreshWaiting, 250);
}

function refreshWaiting(): void {
  const hashes = new Set(waiting);
  waiting.clear();
  timer = undefined;
  refresh((query) => hashes.has(query.queryHash));
}

/** Everything may have changed. */
export function refreshAll(): void {
  void queryClient.invalidateQueries();
}
