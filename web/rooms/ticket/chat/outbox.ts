import { useSyncExternalStore } from "react";
import { uuidv7 } from "uuidv7";
import { call, isRefusal } from "../../../platform/client.ts";
import { mine } from "../../../platform/kept-here.ts";
import { refreshFor } from "../../../platform/refresh.ts";

export interface Unsent {
  id: string;
  body: string;
  attachments: string[];
}

const place = (chat: string) => mine("chat", chat);
const watchers = new Set<() => void>();
const none: readonly Unsent[] = [];
const known = new Map<string, readonly Unsent[]>();
const running = new Set<string>();

function read(chat: string): readonly Unsent[] {
  const found = known.get(chat);
  if (found) return found;
  try {
    known.set(chat, JSON.parse(localStorage.getItem(place(chat)) ?? "[]") as Unsent[]);
  } catch {
    known.set(chat, none);
  }
  return known.get(chat) ?? none;
}

function write(chat: string, unsent: readonly Unsent[]): void {
  known.set(chat, unsent);
  try {
    if (unsent.length > 0) localStorage.setItem(place(chat), JSON.stringify(unsent));
    else localStorage.removeItem(place(chat));
  } catch {
    // Kept by this page alone.
  }
  for (const watcher of watchers) watcher();
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
/** Asked again later it may go well: no network, a desk that is starting, a session that is over. */
const isPassing = (error: unknown) =>
  !isRefusal(error) || error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500;

/** One after the other, each until the desk has it: an id is said once, however often it is sent. */
async function sendAll(chat: string, refused: (words: string, unsent: Unsent) => void): Promise<void> {
  if (running.has(chat)) return;
  running.add(chat);
  for (let wait = 500; ;) {
    const [next] = read(chat);
    if (!next) break;
    try {
      await call("POST /chats/{id}/messages", { params: { id: chat }, body: next });
      wait = 500;
    } catch (error) {
      if (isPassing(error)) {
        await pause(wait);
        wait = Math.min(10_000, wait * 2);
        continue;
      }
      refused(error instanceof Error ? error.message : "", next);
    }
    write(
      chat,
      read(chat).filter(({ id }) => id !== next.id),
    );
    refreshFor({ type: "chat.told", ticket_id: null, ticket_number: null, contact_id: null });
  }
  running.delete(chat);
}

/** What was written in a chat and is not with the desk yet: kept over a reload and a cut, and sent on as soon as it can be. */
export function useUnsent(chat: string, refused: (words: string, unsent: Unsent) => void) {
  const unsent = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      void sendAll(chat, refused);
      return () => void watchers.delete(watcher);
    },
    () => read(chat),
  );
  return {
    unsent,
    say(body: string, attachments: string[]) {
      write(chat, [...read(chat), { id: uuidv7(), body, attachments }]);
      void sendAll(chat, refused);
    },
  };
}
