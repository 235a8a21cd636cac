import { useCallback, useEffect, useState } from "react";
import type { Ticket, TimelineEntry } from "../../../../contract/tickets.ts";
import { isRefusal } from "../../../platform/client.ts";
import type { Draft } from "../../../platform/drafts.ts";
import { useAskPages } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { given, timelinePage } from "../find-ticket.ts";

/** What somebody else wrote to all while I was writing. */
export interface Theirs {
  id: string;
  at: string;
  name: string | null;
  body: string;
}

/** The replies that others wrote after `since`, newest first in, oldest first out. */
export const repliedSince = (read: readonly TimelineEntry[], since: string, me: string): Theirs[] =>
  read
    .flatMap((entry) =>
      entry.kind === "reply" && entry.at > since && entry.author?.id !== me
        ? [{ id: entry.id, at: entry.at, name: entry.author?.name ?? null, body: entry.body }]
        : [],
    )
    .toReversed();

/** What the server says of a reply that it did not send because of others'. */
export function repliesIn(error: unknown): Theirs[] {
  if (!isRefusal(error) || error.code !== "replied_meanwhile") return [];
  return (error.problem.replies ?? []).map(({ id, at, author, body }) => ({ id, at, name: author, body }));
}

/** Up to where the story was read when the writing began; a reload or a killed tab does not make it later. */
function useBeginning(key: string) {
  const [began, set] = useState(() => recalled(key));
  const begin = useCallback(
    (at: string | null) => {
      set(at);
      try {
        if (at === null) localStorage.removeItem(key);
        else localStorage.setItem(key, at);
      } catch {
        // Storage may be forbidden; it then holds for this page.
      }
    },
    [key],
  );
  return [began, begin] as const;
}

function recalled(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Who replied on this ticket since I began to write, so that two do not answer the same question. `mayLeave` is false once for
 * each new reply: the person has then been asked to read it first. `seen` is what the server is told that I know.
 */
export function useMeanwhile(ticket: Ticket, { text, state }: Pick<Draft, "text" | "state">) {
  const me = useMe();
  const writing = text.trim() !== "";
  const { items, hasMore, isLoading } = useAskPages("GET /tickets/{id}/timeline", {
    ...given(ticket.number),
    query: timelinePage,
    keepPrevious: false,
  });
  const [began, begin] = useBeginning(`firstline.began.${me.id}.${ticket.id}`);
  const [told, tell] = useState<Theirs[]>([]);
  const [asked, ask] = useState<string | null>(null);
  const end = items[0]?.at ?? null;
  const over = state === "empty";
  useEffect(() => {
    if (over) begin(null);
    else if (writing && began === null && end !== null) begin(end);
  }, [over, writing, began, end, begin]);
  const read = began === null ? [] : repliedSince(items, began, me.id);
  const theirs = writing ? [...told.filter(({ id }) => read.every((reply) => reply.id !== id)), ...read] : [];
  const last = theirs.at(-1)?.id ?? null;

  const newest = theirs.at(-1)?.id ?? items.find(({ kind }) => kind === "reply")?.id;
  // A story of which only the end was read may hold replies that nobody can call new.
  const seen = newest ?? (isLoading || hasMore ? undefined : null);
  return {
    theirs,
    asked: asked !== null && asked === last,
    seen,
    mayLeave(): boolean {
      if (last === null || asked === last) return true;
      ask(last);
      return false;
    },
    /** The server met a reply that had not come here yet. */
    met(replies: Theirs[]) {
      tell(replies);
      ask(replies.at(-1)?.id ?? null);
    },
    /** It is sent: what comes now is another question. */
    sent() {
      tell([]);
      ask(null);
    },
  };
}
