import { useEffect, useRef } from "react";
import type { RequesterTicket, TimelineEntry } from "../../../contract/tickets.ts";
import { useWords } from "../../platform/i18n.ts";
import { useAskPages } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { announce } from "./announce.tsx";
import css from "./conversation.module.css";
import { Happening } from "./happening.tsx";
import { Section } from "./page.tsx";
import { Said } from "./said.tsx";

/** What was said and what happened, oldest first; what is new is read aloud and moves nothing. */
export function Conversation({ ticket }: { ticket: RequesterTicket }) {
  const t = useWords("portal");
  const { items, hasMore, more, isLoading, error, refetch } = useAskPages("GET /tickets/{id}/timeline", {
    params: { id: String(ticket.number) },
    query: { as: "requester", limit: 200 },
    keepPrevious: false,
  });
  useEffect(() => {
    if (hasMore) more();
  }, [hasMore, more]);
  useAnnounceNew(items, !isLoading && !hasMore);
  return (
    <Section title={t("talk.title")}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : isLoading ? (
        <SkeletonRows rows={2} lines={2} />
      ) : (
        <ol className={css.entries}>
          {items.map((entry) => (
            <Entry key={`${entry.kind} ${entry.id}`} entry={entry} ticket={ticket.number} described={items[0]?.kind === "description"} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Entry({ entry, ticket, described }: { entry: TimelineEntry; ticket: number; described: boolean }) {
  if (entry.kind === "description" || entry.kind === "reply") return <Said entry={entry} ticket={ticket} />;
  // "Received" says nothing beside the words that were received.
  if (entry.kind === "event" && entry.type === "ticket.opened" && described) return null;
  return entry.kind === "note" ? null : <Happening entry={entry} />;
}

/** Says whose message came in while the page was open. */
function useAnnounceNew(items: readonly TimelineEntry[], complete: boolean): void {
  const t = useWords("portal");
  const me = useMe();
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (!complete) return;
    const before = known.current;
    known.current = new Set(items.map(({ id }) => id));
    if (!before) return;
    const fresh = items.findLast((entry) => entry.kind === "reply" && !before.has(entry.id) && entry.author?.id !== me.id);
    if (fresh) announce(t("talk.new_reply", { name: fresh.author?.name ?? t("talk.desk") }));
  }, [items, complete, me.id, t]);
}
