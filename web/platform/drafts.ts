import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "./client.ts";
import { askOnce, keep } from "./queries.ts";

/**
 * `waiting`: typed and not yet kept. `failed`: the server did not take it; kept in this tab and tried again. `unread`: nobody knows whether
 * something is kept; it is read again until somebody types.
 */
export type DraftState = "empty" | "loading" | "unread" | "waiting" | "saved" | "failed";

export interface Draft {
  text: string;
  setText(text: string): void;
  /** Shows words to begin with where nothing is kept, which is read once more before. They are kept only once somebody changes them. */
  begin(words: string): Promise<void>;
  state: DraftState;
  /** Saves now instead of within a second. */
  flush(): void;
  /** After sending: forgets the text here and on the server. */
  clear(): void;
}

/** What stands in the field of a draft that was just read, and in which state: what is kept, else what one begins with. Pure. */
export function standing(items: readonly { key: string; body: string }[], key: string, words: string): { text: string; state: DraftState } {
  const kept = items.find((item) => item.key === key);
  return kept ? { text: kept.body, state: "saved" } : { text: words, state: "empty" };
}

const again = 5000;
const mirror = (key: string) => `firstline.draft.${key}`;

/** Until the server has it, the text also stays in the tab, so that a reload during an outage does not lose it. */
function remember(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(mirror(key));
    else sessionStorage.setItem(mirror(key), text);
  } catch {
    // Storage may be forbidden; the server still keeps it.
  }
}

function remembered(key: string): string | null {
  try {
    return sessionStorage.getItem(mirror(key));
  } catch {
    return null;
  }
}

/**
 * A text that survives: kept on the server within a second, on leaving the field and on leaving the page, and there again when
 * its owner returns. `key` is the screen's own, such as `reply:<ticket id>`.
 */
export function useDraft(key: string, initial = ""): Draft {
  const [text, show] = useState(() => remembered(key) ?? initial);
  const [state, setState] = useState<DraftState>("loading");
  const unsaved = useRef<string | null>(remembered(key));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const touched = useRef(false);
  // What is shown is what one begins with, and is kept nowhere.
  const begun = useRef(false);
  const saving = useRef<Promise<void>>(Promise.resolve());
  const turns = useRef(0);

  const save = useCallback(
    (leaving = false) => {
      clearTimeout(timer.current);
      const body = unsaved.current;
      if (body === null) return;
      unsaved.current = null;
      const turn = ++turns.current;
      const put = async () => {
        try {
          // Browsers refuse to keep more than 64 kB alive after the page.
          await call("PUT /drafts", { body: { key, body }, keepalive: leaving && body.length < 20_000 });
          keep("GET /drafts", { query: { key } }, { items: body ? [{ key, body, updated_at: new Date().toISOString() }] : [] });
          if (unsaved.current !== null || turn !== turns.current) return;
          remember(key, null);
          setState(body ? "saved" : "empty");
        } catch {
          if (turn !== turns.current) return;
          unsaved.current ??= body;
          setState("failed");
          timer.current = setTimeout(() => save(), again);
        }
      };
      // One after the other, so that a slow save never overtakes a later one; a page that closes cannot wait.
      saving.current = leaving ? put() : saving.current.then(put);
    },
    [key],
  );

  useEffect(() => {
    let left = false;
    let once: ReturnType<typeof setTimeout> | undefined;
    touched.current = false;
    begun.current = false;
    unsaved.current = remembered(key);
    show(unsaved.current ?? initial);
    setState(unsaved.current === null ? "loading" : "waiting");
    const read = () => {
      askOnce("GET /drafts", { query: { key } }).then(
        ({ items }) => {
          if (left || touched.current || begun.current) return;
          const { text, state } = standing(items, key, initial);
          show(text);
          setState(state);
        },
        () => {
          if (left || touched.current || begun.current) return;
          setState("unread");
          once = setTimeout(read, again);
        },
      );
    };
    if (unsaved.current !== null) save();
    else read();
    const leave = () => save(true);
    const hide = () => document.visibilityState === "hidden" && leave();
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hide);
    return () => {
      left = true;
      clearTimeout(once);
      removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hide);
      leave();
    };
    // `initial` only fills the first showing of a key.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, save]);

  const setText = useCallback(
    (next: string) => {
      touched.current = true;
      begun.current = false;
      show(next);
      unsaved.current = next;
      remember(key, next);
      setState("waiting");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => save(), 800);
    },
    [key, save],
  );

  const clear = useCallback(() => {
    touched.current = true;
    show("");
    setState("empty");
    // What was never kept is not taken away either: somewhere else something else may be.
    if (begun.current) return void (begun.current = false);
    unsaved.current = "";
    save();
  }, [save]);

  const at = useRef(key);
  at.current = key;
  const begin = useCallback(
    async (words: string) => {
      const free = () => !touched.current && !begun.current && at.current === key;
      try {
        const answer = await call("GET /drafts", { query: { key } });
        keep("GET /drafts", { query: { key } }, answer);
        if (!free()) return;
        const { text, state } = standing(answer.items, key, words);
        begun.current = state === "empty";
        show(text);
        setState(state);
      } catch {
        if (free()) setState("unread");
      }
    },
    [key],
  );

  return { text, setText, begin, state, flush: useCallback(() => save(), [save]), clear };
}
