import { useRef } from "react";
import type { Ticket, TimelineEntry } from "../../../../contract/tickets.ts";
import { useAskPages } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { given, timelinePage } from "../find-ticket.ts";

/** The last reply that somebody else wrote after `since`, newest first in. */
export const repliedSince = (read: readonly TimelineEntry[], since: string, me: string): string | null =>
  read.find((entry) => entry.kind === "reply" && entry.at > since && entry.author?.id !== me)?.author?.name ?? null;

/** Who replied on this ticket since I began to write, so that two do not answer the same question. */
export function useMeanwhile(ticket: Ticket, writing: boolean): string | null {
  const me = useMe();
  const { items } = useAskPages("GET /tickets/{id}/timeline", { ...given(ticket.number), query: timelinePage, keepPrevious: false });
  const began = useRef<string | null>(null);
  if (!writing) began.current = null;
  else if (began.current === null && items.length > 0) began.current = items[0]?.at ?? "";
  return began.current === null ? null : repliedSince(items, began.current, me.id);
}
