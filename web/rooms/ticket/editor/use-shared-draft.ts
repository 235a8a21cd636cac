import { useCallback, useEffect, useRef, useState } from "react";
import type { SharedDraft } from "../../../../contract/shared-drafts.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, isRefusal } from "../../../platform/client.ts";
import type { Draft } from "../../../platform/drafts.ts";
import { beforeLeaving } from "../../../platform/kept-here.ts";
import { useWords } from "../../../platform/i18n.ts";
import { keep, useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { toast } from "../../../ui/toast.tsx";
import type { Conflict } from "../change-ticket.ts";
import { given } from "../find-ticket.ts";
import { useLeaveWords } from "./leave-words.ts";
import { both, chosen, mirrored, mirrorTyped, newest, outcomeOf, without, type Choice } from "./shared-words.ts";

/** How often (ms) it is looked whether a colleague wrote on; only where a draft is shared. */
const look = 3000;
const rest = 800;
const again = 5000;

export interface Shared {
  /** What colleagues see; null: nothing is shared. */
  there: SharedDraft | null;
  /** Whether anything is shared was read. */
  known: boolean;
  /** It is what stands in the composer. */
  used: boolean;
  use(shared: boolean): void;
  share(): void;
  unshare(): void;
  conflict: Conflict | null;
}

/** A shared draft on its way to the requester: colleagues see it until it is sent, and it comes back where that fails. */
export interface Leaving {
  body: string;
  version: number;
  sent(): void;
  /** Answers whether its writer was told why, and asked what shall be. */
  failed(error: unknown): boolean;
}

/**
 * The reply that is shared on a ticket, in the place of one's own: kept a moment after it was typed, with what was read; who meets another
 * text is shown both. Whoever has words of their own keeps them, and chooses. Undefined: nothing is shared, and one's own is written.
 */
export function useSharedDraft(
  ticket: Ticket,
  own: Draft,
): { shared: Shared; draft: Draft | undefined; leave: () => Promise<Leaving | null> } {
  const t = useWords("ticket");
  const { number, id } = ticket;
  const at = given(number);
  const may = useMay()("tickets:work") && ticket.can.reply;
  const [polling, poll] = useState(false);
  const { data } = useAsk("GET /tickets/{id}/shared-draft", { ...at, enabled: may, ...(polling && { refetchInterval: look }) });
  const [first] = useState(() => mirrored(id));
  // What is typed and not kept yet, and which version it was written on.
  const [typed, setTyped] = useState(first?.body ?? null);
  const [state, setState] = useState<"saved" | "waiting" | "failed">(first ? "waiting" : "saved");
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const leaveWords = useLeaveWords(ticket);
  const now = useRef({
    leaveWords,
    typed,
    version: first?.version ?? 0,
    leaving: false,
    own,
    held: false,
    here: true,
    known: null as SharedDraft | null,
    gone: null as string | null,
  });
  const there = newest(now.current.known, data?.draft ?? null, now.current.gone);
  now.current.known = there;
  now.current.own = own;
  now.current.leaveWords = leaveWords;
  if (now.current.typed === null && !now.current.leaving && there) now.current.version = there.version;
  useEffect(() => poll(there !== null), [there]);
  const [choice, choose] = useState<Choice | null>(null);
  const meant = chosen(choice, there, own, typed !== null);
  if (meant !== choice) choose(meant);
  const used = there !== null && meant?.shared === true;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const type = useCallback(
    (words: string | null) => {
      now.current.typed = words;
      setTyped(words);
      mirrorTyped(id, words === null || now.current.leaving ? null : { body: words, version: now.current.version });
    },
    [id],
  );
  const show = useCallback(
    (draft: SharedDraft | null) => {
      if (!draft) now.current.gone = now.current.known?.shared_at ?? now.current.gone;
      now.current.known = draft;
      keep("GET /tickets/{id}/shared-draft", given(number), { draft });
    },
    [number],
  );
  /** As one's own, wherever one is by now. */
  const mine = useCallback(
    (words: string) => {
      if (words.trim() === "") return;
      if (now.current.here) now.current.own.setText(both(now.current.own.text, words));
      else void now.current.leaveWords(`reply:${id}`, words);
    },
    [id],
  );
  const put = useRef(async () => {});
  const meet = useCallback(
    (current: SharedDraft) => {
      const { here, typed: body } = now.current;
      if (!here) {
        mine(body ?? "");
        return type(null);
      }
      now.current.held = true;
      const settled = (version: number) => {
        now.current.held = false;
        now.current.version = version;
        setConflict(null);
        choose({ of: current.shared_at, shared: true });
      };
      setConflict({
        name: t("shared.fact"),
        mine: body ?? "",
        theirs: current.body,
        keepMine: () => {
          settled(current.version);
          // Theirs is not lost either: it is mine alone from now on.
          mine(current.body);
          void put.current();
        },
        keepTheirs: () => {
          settled(current.version);
          // What I wrote is not lost: it is mine alone.
          mine(now.current.typed ?? "");
          type(null);
          setState("saved");
          show(current);
        },
      });
    },
    [mine, show, t, type],
  );
  const over = useCallback(
    (words: string) => {
      type(null);
      mine(words);
      show(null);
      if (words) toast.told(t("shared.over"));
    },
    [mine, show, t, type],
  );
  /** What the server said of words that it did not take. */
  const notTaken = useCallback(
    (error: unknown, body: string) => {
      if (!isRefusal(error)) throw error;
      const outcome = outcomeOf(error, body);
      if (outcome.is === "kept") {
        now.current.version = outcome.draft.version;
        if (now.current.typed === body) type(null);
        setState("saved");
        show(outcome.draft);
      } else if (outcome.is === "over") over(now.current.typed ?? body);
      else if (outcome.is === "conflict") {
        setState("failed");
        meet(outcome.current);
      } else if (outcome.is === "refused") {
        const words = now.current.typed ?? body;
        type(null);
        mine(words);
        choose((before) => before && { ...before, shared: false });
        toast.refused(error.message);
      } else {
        setState("failed");
        timer.current = setTimeout(() => void put.current(), again);
      }
      return outcome.is;
    },
    [meet, mine, over, show, type],
  );
  // One after the other: each is written on the version that the one before it made.
  const saving = useRef<Promise<void> | null>(null);
  const save = useCallback(
    async (keepalive: boolean) => {
      for (let body = now.current.typed; body !== null && !now.current.leaving && !now.current.held; body = now.current.typed) {
        try {
          const ifMatch = now.current.version;
          const answer = await call("PUT /tickets/{id}/shared-draft", { ...given(number), body: { body }, ifMatch, keepalive });
          now.current.version = answer.draft?.version ?? ifMatch;
          show(answer.draft);
          type(now.current.typed === body ? null : now.current.typed);
          if (now.current.typed === null) setState("saved");
        } catch (error) {
          if (notTaken(error, body) !== "kept") return;
        }
      }
    },
    [notTaken, number, show, type],
  );
  const flush = useCallback(
    (leaving = false): Promise<void> => {
      clearTimeout(timer.current);
      saving.current ??= save(leaving && (now.current.typed?.length ?? 0) < 20_000).finally(() => {
        saving.current = null;
      });
      return saving.current;
    },
    [save],
  );
  useEffect(() => {
    put.current = flush;
    const leave = () => void flush(true);
    addEventListener("pagehide", leave);
    const over = beforeLeaving(() => flush());
    return () => {
      over();
      removeEventListener("pagehide", leave);
    };
  }, [flush]);
  useEffect(() => {
    const is = now.current;
    is.here = true;
    return () => {
      is.here = false;
      clearTimeout(timer.current);
      if (!is.held) return void put.current();
      // Nobody is there to choose any more.
      mine(is.typed ?? "");
      type(null);
    };
  }, [mine, type]);
  // Typed before this page was loaded.
  const read = data !== undefined && own.state !== "loading";
  useEffect(() => {
    if (first && read) void put.current();
  }, [first, read]);

  const setText = useCallback(
    (words: string) => {
      type(words);
      if (now.current.leaving) return;
      setState("waiting");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), rest);
    },
    [flush, type],
  );
  const draft: Draft = {
    text: typed ?? there?.body ?? "",
    setText,
    // Somebody has begun it already.
    begin: async () => {},
    state,
    flush: useCallback(() => void flush(), [flush]),
    clear: () => setText(""),
  };
  const leave = async (): Promise<Leaving | null> => {
    if (now.current.leaving) return null;
    await flush();
    const { typed: unsaved, version, known } = now.current;
    if (unsaved !== null || !known) return null;
    now.current.leaving = true;
    type("");
    // What was typed meanwhile.
    const back = () => {
      const words = now.current.typed ?? "";
      now.current.leaving = false;
      return words;
    };
    return {
      body: known.body,
      version,
      sent: () => over(back()),
      failed: (error) => {
        const words = back();
        const outcome = isRefusal(error) && error.code === "version_conflict" ? outcomeOf(error, known.body) : null;
        if (outcome?.is === "over") {
          over(both(known.body, words));
          return true;
        }
        type(words || outcome?.is === "conflict" ? both(known.body, words) : null);
        if (outcome?.is === "conflict") {
          const { here } = now.current;
          meet(outcome.current);
          return here;
        }
        // The same words as another version: it may be sent once more.
        if (outcome?.is === "kept") {
          now.current.version = outcome.draft.version;
          show(outcome.draft);
        }
        if (words) void flush();
        return false;
      },
    };
  };
  const tell = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast.refused(error.message);
    }
  };
  const share = (words: string) =>
    tell(async () => {
      const { draft: begun } = await call("PUT /tickets/{id}/shared-draft", { ...at, body: { body: words } });
      show(begun);
      if (begun) choose({ of: begun.shared_at, shared: true });
      now.current.own.setText(without(now.current.own.text, words));
      toast.told(t("shared.done"), { label: t("macro.undo"), run: () => void unshare(false) });
    });
  const unshare = async (offer: boolean) => {
    await flush();
    const words = now.current.typed ?? now.current.known?.body ?? "";
    try {
      await call("DELETE /tickets/{id}/shared-draft", { ...at, ifMatch: now.current.version });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const outcome = error.code === "version_conflict" ? outcomeOf(error, words) : null;
      // A colleague wrote on it meanwhile: it is looked at before it is anybody's alone.
      if (outcome?.is === "conflict") show(outcome.current);
      else if (outcome?.is === "kept") show(outcome.draft);
      return toast.refused(error.message);
    }
    type(null);
    show(null);
    mine(words);
    toast.told(t("shared.undone"), offer ? { label: t("macro.undo"), run: () => void share(words) } : undefined);
  };
  return {
    draft: used ? draft : undefined,
    leave,
    shared: {
      there,
      known: !may || data !== undefined,
      used,
      use: (shared) => there && choose({ of: there.shared_at, shared }),
      share: () => void share(own.text),
      unshare: () => void unshare(true),
      conflict,
    },
  };
}
