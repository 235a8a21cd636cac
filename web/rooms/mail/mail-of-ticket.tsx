import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import type { MailHead } from "../../../contract/mail.ts";
import type { TimelineEntry } from "../../../contract/tickets.ts";
import type { Answer } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { useAsk, useAskPages } from "../../platform/queries.ts";
import { Drawer } from "../../ui/dialog.tsx";
import { ReadMail } from "./read-mail.tsx";

export type Delivery = Answer<"GET /tickets/{id}/deliveries">["items"][number];

interface Mail {
  /** By the id of a timeline entry: the message that it was made from, and the mails that carried it away. */
  originals: ReadonlyMap<string, MailHead>;
  deliveries: ReadonlyMap<string, Delivery[]>;
  /** By their own id: messages that wait for a decision. */
  held: ReadonlyMap<string, MailHead>;
  show: (id: string) => void;
}
const Context = createContext<Mail>({ originals: new Map(), deliveries: new Map(), held: new Map(), show: () => {} });
/** The mail of the ticket that is open around this component. */
export const useMailOfTicket = (): Mail => useContext(Context);

const came = (entry: TimelineEntry) =>
  entry.kind === "event" ? entry.type.startsWith("ticket.mail_") : entry.kind !== "note" && entry.channel === "mail";
const wentBeside = new Set(["ticket.side_started", "ticket.side_written"]);
const went = (entry: TimelineEntry) =>
  entry.kind === "event" ? wentBeside.has(entry.type) : entry.kind === "reply" && entry.author?.technician === true;

/** Reads a ticket's mail where it has any, for what its timeline shows of it; O opens the newest message as it came. */
export function MailOfTicket({ number, entries, children }: { number: number; entries: readonly TimelineEntry[]; children: ReactNode }) {
  const t = useWords("mail");
  const [shown, show] = useState<string | null>(null);
  const messages = useAllMessages(number, entries.some(came));
  const deliveries = useDeliveries(number, entries);
  const newest = messages[0];
  useKeys(
    newest
      ? [
          {
            key: "o",
            label: t("original"),
            group: t("keys.ticket"),
            run: () => show(messages.find(({ entry_id }) => entry_id)?.id ?? newest.id),
          },
        ]
      : [],
  );
  const mail = useMemo<Mail>(
    () => ({
      originals: new Map(messages.flatMap((message) => (message.entry_id ? [[message.entry_id, message]] : []))),
      held: new Map(messages.filter(({ outcome }) => outcome === "held").map((message) => [message.id, message])),
      deliveries: Map.groupBy(
        deliveries.filter(({ entry_id }) => entry_id),
        ({ entry_id }) => entry_id ?? "",
      ),
      show,
    }),
    [messages, deliveries],
  );
  return (
    <Context value={mail}>
      {children}
      <Drawer open={shown !== null} onClose={() => show(null)} title={t("message")} size="large">
        {shown && <ReadMail id={shown} onDone={() => show(null)} />}
      </Drawer>
    </Context>
  );
}

/** Newest first, page after page: whichever entry is looked at has its original. */
function useAllMessages(number: number, enabled: boolean): readonly MailHead[] {
  const pages = useAskPages("GET /mail/messages", { query: { ticket: String(number), limit: 100 }, enabled, keepPrevious: false });
  const { hasMore, isFetching, more } = pages;
  useEffect(() => {
    if (hasMore && !isFetching) more();
  });
  return pages.items;
}

const minute = 60_000;
const none: Delivery[] = [];

const leaves = ({ state, next_try_at }: Delivery): boolean =>
  state === "sending" || (state === "waiting" && next_try_at !== null && Date.parse(next_try_at) < Date.now() + minute);

/** How far each reply came; looked at again while one is about to leave. */
function useDeliveries(number: number, entries: readonly TimelineEntry[]): readonly Delivery[] {
  const [leaving, setLeaving] = useState(false);
  // Newest first: its mails are written a moment after it.
  const latest = entries.find(went)?.at;
  const given = { params: { id: String(number) } };
  const refetchInterval = leaving ? 4000 : undefined;
  const { data, dataUpdatedAt } = useAsk("GET /tickets/{id}/deliveries", { ...given, enabled: latest !== undefined, refetchInterval });
  useEffect(() => {
    const young = latest !== undefined && Date.now() - Date.parse(latest) < minute;
    setLeaving(young || (data?.items.some(leaves) ?? false));
  }, [data, dataUpdatedAt, latest]);
  return data?.items ?? none;
}
