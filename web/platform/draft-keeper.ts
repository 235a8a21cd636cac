import { call } from "./client.ts";
import { below, into, remember, remembered, standing, type DraftState } from "./draft-words.ts";
import { beforeLeaving } from "./kept-here.ts";
import { askOnce, keep } from "./queries.ts";

export interface Shown {
  text: string;
  state: DraftState;
}

const again = 5000;
const rest = 800;
// Browsers refuse to keep more than 64 kB alive after the page.
const outlives = (body: string) => body.length < 20_000;

/** On its way. `sent`: it arrives also when the page closes. */
interface Flying {
  body: string;
  sent: boolean;
  stop: AbortController;
}

/**
 * One text, kept on the server while it is typed, outside of any screen. `initial` is shown where nothing is kept. With `form` it is no prose
 * but the answers of a form, and what is typed before it is known what is kept goes into it answer by answer.
 */
export function keeperOf(key: string, initial: string, form: boolean) {
  const left = remembered(key);
  let shown: Shown = { text: left?.text ?? initial, state: left ? "waiting" : "loading" };
  let watcher = () => {};
  // Typed, and not on its way.
  let unsaved = left?.text ?? null;
  // What is kept was read, or written from here.
  let known = left?.unread === false;
  let touched = left !== null;
  // What is shown is what one begins with, and is kept nowhere.
  let begun = false;
  let here = false;
  let flying: Flying | null = null;
  let saving = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  // What stands of it in this tab.
  let mirrored = left?.text;
  const meet = form ? into : below;
  const mirror = (text: string) => {
    mirrored = text;
    remember(key, text, !known);
  };

  const show = (next: Partial<Shown>) => {
    shown = { ...shown, ...next };
    watcher();
  };
  const read = async (signal?: AbortSignal) => {
    const answer = await call("GET /drafts", { query: { key }, ...(signal && { signal }) });
    keep("GET /drafts", { query: { key } }, answer);
    return answer.items;
  };
  /** Reads what is kept, and puts what was typed meanwhile below it. */
  const learn = async (signal: AbortSignal): Promise<string> => {
    const kept = standing(await read(signal), key, "").text;
    known = true;
    if (unsaved !== null) unsaved = meet(kept, unsaved);
    show({ text: meet(kept, shown.text) });
    return kept;
  };
  const send = async (body: string, closing: boolean) => {
    const mine: Flying = { body, sent: closing, stop: new AbortController() };
    const { signal } = mine.stop;
    flying = mine;
    // Where nobody knows what is kept, a page that closes has no time to read it: the server puts the one above the other.
    const add = closing && !known && !form;
    try {
      if (!closing && !known) mine.body = meet(await learn(signal), body);
      const words = mine.body;
      mine.sent = outlives(words);
      await call("PUT /drafts", { body: { key, body: words, add }, keepalive: mine.sent, signal });
      if (add) await learn(signal);
      else keep("GET /drafts", { query: { key } }, { items: words ? [{ key, body: words, updated_at: new Date().toISOString() }] : [] });
      if (unsaved !== null || flying !== mine) return;
      // Where its screen is opened once more, that one may hold words of its own.
      if (remembered(key)?.text === mirrored) remember(key, null);
      show({ state: shown.text ? "saved" : "empty" });
    } catch {
      // What was typed after it went in its place.
      if (flying !== mine) return;
      unsaved ??= mine.body;
      mirror(unsaved);
      show({ state: "failed" });
      timer = setTimeout(flush, again);
    } finally {
      if (flying === mine) flying = null;
    }
  };
  // One after the other, so that a slow save never overtakes a later one.
  const flush = () => {
    clearTimeout(timer);
    if (unsaved === null) return;
    saving = saving.then(async () => {
      if (unsaved === null) return;
      const body = unsaved;
      unsaved = null;
      await send(body, false);
    });
  };
  /** A page that closes cannot wait, and takes along what has not left. */
  const leave = () => {
    clearTimeout(timer);
    const body = unsaved ?? (flying && !flying.sent ? flying.body : null);
    if (body === null) return;
    unsaved = null;
    flying?.stop.abort();
    const before = saving;
    const sent = send(body, true);
    saving = before.then(() => sent);
  };
  const first = (items: { key: string; body: string }[], words: string): DraftState => {
    known = true;
    const next = standing(items, key, words);
    show(next);
    return next.state;
  };

  return {
    key,
    shown: () => shown,
    watch(tell: () => void) {
      watcher = tell;
      return () => void (watcher = () => {});
    },
    /** From now on somebody looks at it; what it answers ends that. */
    open() {
      here = true;
      let once: ReturnType<typeof setTimeout> | undefined;
      const free = () => here && !touched && !begun;
      const look = () =>
        void askOnce("GET /drafts", { query: { key } }).then(
          ({ items }) => void (free() && first(items, initial)),
          () => {
            if (!free()) return;
            show({ state: "unread" });
            once = setTimeout(look, again);
          },
        );
      if (unsaved !== null) flush();
      else look();
      const hide = () => document.visibilityState === "hidden" && leave();
      const over = beforeLeaving(() => {
        flush();
        return saving;
      });
      addEventListener("pagehide", leave);
      document.addEventListener("visibilitychange", hide);
      return () => {
        here = false;
        over();
        clearTimeout(once);
        removeEventListener("pagehide", leave);
        document.removeEventListener("visibilitychange", hide);
        leave();
      };
    },
    setText(next: string) {
      touched = true;
      begun = false;
      unsaved = next;
      mirror(next);
      show({ text: next, state: "waiting" });
      clearTimeout(timer);
      timer = setTimeout(flush, rest);
    },
    clear() {
      touched = true;
      show({ text: "", state: "empty" });
      // What was never kept is not taken away either: somewhere else something else may be.
      if (begun) return void (begun = false);
      unsaved = "";
      flush();
    },
    async begin(words: string) {
      const free = () => !touched && !begun;
      try {
        const items = await read();
        if (free()) begun = first(items, words) === "empty";
      } catch {
        if (free()) show({ state: "unread" });
      }
    },
    flush,
  };
}
