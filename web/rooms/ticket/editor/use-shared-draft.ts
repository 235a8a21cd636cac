import { useCallback, useEffect, useRef, useState } from "react";
import type { SharedDraft } from "../../../../contract/shared-drafts.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, isRefusal } from "../../../platform/client.ts";
import type { Draft } from "../../../platform/drafts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { keep, useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { toast } from "../../../ui/toast.tsx";
import type { Conflict } from "../change-ticket.ts";
import { given } from "../find-ticket.ts";

/** How often (ms) it is looked whether a colleague wrote on; only where a draft is shared. */
const look = 3000;
const rest = 800;

export interface Shared {
  /** What colleagues see; null: nothing is shared. */
  there: SharedDraft | null;
  /** It is what stands in the composer. */
  used: boolean;
  use(shared: boolean): void;
  share(): void;
  unshare(): void;
  conflict: Conflict | null;
}

/**
 * The reply that is shared on a ticket, in the place of one's own: kept a moment after it was typed, with what was read; who meets another
 * text is shown both. Whoever has words of their own keeps them, and chooses. Undefined: nothing is shared, and one's own is written.
 */
export function useSharedDraft(ticket: Ticket, own: Draft): { shared: Shared; draft: Draft | undefined; sent: () => void } {
  const t = useWords("ticket");
  const at = given(ticket.number);
  const may = useMay()("tickets:work") && ticket.can.reply;
  const [polling, poll] = useState(false);
  const { data } = useAsk("GET /tickets/{id}/shared-draft", { ...at, enabled: may, ...(polling && { refetchInterval: look }) });
  const there = data?.draft ?? null;
  useEffect(() => poll(there !== null), [there]);
  const [wanted, want] = useState<boolean | null>(null);
  const used = there !== null && (wanted ?? (own.text === "" && own.state !== "loading"));
  // What is typed and not kept yet, and which version it was written on.
  const [typed, setTyped] = useState<string | null>(null);
  const [state, setState] = useState<"saved" | "waiting" | "failed">("saved");
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const now = useRef({ typed, version: 0, leaving: false, own, held: false });
  now.current.own = own;
  if (now.current.typed === null && there) now.current.version = there.version;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { number } = ticket;

  const type = useCallback((words: string | null) => {
    now.current.typed = words;
    setTyped(words);
  }, []);
  // Later, by what it is then.
  const again = useRef(() => {});
  const put = useCallback(
    async (leaving = false) => {
      clearTimeout(timer.current);
      const body = now.current.typed;
      if (body === null || now.current.leaving || now.current.held) return;
      const args = given(number);
      try {
        const answer = await call("PUT /tickets/{id}/shared-draft", {
          ...args,
          body: { body },
          ifMatch: now.current.version,
          keepalive: leaving && body.length < 20_000,
        });
        keep("GET /tickets/{id}/shared-draft", args, answer);
        now.current.version = answer.draft?.version ?? now.current.version;
        if (now.current.typed !== body) return void (timer.current = setTimeout(() => again.current(), rest));
        type(null);
        setState("saved");
      } catch (error) {
        if (!isRefusal(error)) throw error;
        if (error.status === 404) {
          type(null);
          now.current.own.setText([now.current.own.text, body].filter(Boolean).join("\n\n"));
          keep("GET /tickets/{id}/shared-draft", args, { draft: null });
          return toast.told(t("shared.over"));
        }
        const current = error.code === "version_conflict" ? (error.problem["current"] as { draft: SharedDraft }).draft : null;
        setState("failed");
        if (!current) return void (timer.current = setTimeout(() => again.current(), 5000));
        now.current.held = true;
        setConflict({
          name: t("shared.fact"),
          mine: now.current.typed ?? body,
          theirs: current.body,
          keepMine: () => {
            now.current.held = false;
            now.current.version = current.version;
            // Theirs is not lost either: it is mine alone from now on.
            now.current.own.setText([now.current.own.text, current.body].filter(Boolean).join("\n\n"));
            want(true);
            setConflict(null);
            again.current();
          },
          keepTheirs: () => {
            now.current.held = false;
            // What I wrote is not lost: it is mine alone.
            now.current.own.setText([now.current.own.text, now.current.typed ?? body].filter(Boolean).join("\n\n"));
            type(null);
            setState("saved");
            setConflict(null);
            want(true);
            keep("GET /tickets/{id}/shared-draft", args, { draft: current });
          },
        });
      }
    },
    [number, t, type],
  );
  useEffect(() => {
    again.current = () => void put();
  }, [put]);
  useEffect(() => {
    const leave = () => void put(true);
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [put]);

  const setText = useCallback(
    (words: string) => {
      now.current.leaving = false;
      type(words);
      setState("waiting");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void put(), rest);
    },
    [put, type],
  );
  const draft: Draft = {
    text: typed ?? there?.body ?? "",
    setText,
    // Somebody has begun it already.
    begin: async () => {},
    state,
    flush: useCallback(() => void put(), [put]),
    // It leaves: colleagues see it until it is sent, and it comes back where that fails.
    clear: () => {
      clearTimeout(timer.current);
      now.current.leaving = true;
      type("");
    },
  };
  const tell = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast.refused(error.message);
    }
  };
  const take = (sent: boolean) => call("DELETE /tickets/{id}/shared-draft", { ...at, query: { sent: sent ? "true" : "false" } });
  const over = () => {
    now.current.leaving = false;
    type(null);
    keep("GET /tickets/{id}/shared-draft", at, { draft: null });
  };
  const share = (words: string) =>
    tell(async () => {
      keep("GET /tickets/{id}/shared-draft", at, await call("PUT /tickets/{id}/shared-draft", { ...at, body: { body: words } }));
      now.current.own.clear();
      want(true);
      toast.told(t("shared.done"), { label: t("macro.undo"), run: () => void unshare(false) });
    });
  const unshare = (offer: boolean) =>
    tell(async () => {
      const { draft: last } = await call("GET /tickets/{id}/shared-draft", at);
      const words = now.current.typed ?? last?.body ?? "";
      await take(false);
      over();
      now.current.own.setText([now.current.own.text, words].filter(Boolean).join("\n\n"));
      toast.told(t("shared.undone"), offer ? { label: t("macro.undo"), run: () => void share(words) } : undefined);
    });
  return {
    draft: used ? draft : undefined,
    sent: () => {
      if (!now.current.leaving) return;
      void take(true).then(over, over);
    },
    shared: { there, used, use: want, share: () => void share(own.text), unshare: () => void unshare(true), conflict },
  };
}
