import { useSyncExternalStore } from "react";
import type { Contact } from "../../contract/contacts.ts";
import { call, isRefusal, type CallOptions, type Refusal } from "./client.ts";
import { paths, type Path } from "./paths.ts";
import { forget, keep } from "./queries.ts";
import { catchKeys } from "./typed-ahead.ts";

type Go = (to: Path, how?: { replace?: boolean }) => void;
/** How it began: `{ channel: "walk_in" }`, `{ direction: "outbound", person: { id } }`, `{ ticket: "1042" }`. */
export type Begin = NonNullable<CallOptions<"POST /contacts">["body"]>;

export interface Beginning {
  given: Begin;
  at: number;
  refusal: Refusal | null;
}

let beginning: Beginning | null = null;
const watchers = new Set<() => void>();
const begun = new Set<string>();

function become(next: Beginning | null): void {
  beginning = next;
  for (const watcher of watchers) watcher();
}

/** Somebody calls, or stands at the counter. The screen opens at once; the server's answer gives the contact its number. */
export function beginContact(go: Go, given: Begin = {}): void {
  if (beginning && !beginning.refusal) return;
  become({ given, at: Date.now(), refusal: null });
  catchKeys();
  go(paths.call("new"));
  void send(go);
}

/** The client sends the same request under the same key: a contact that did begin is not begun twice. */
export function beginAgain(go: Go): void {
  if (!beginning) return;
  become({ ...beginning, refusal: null });
  void send(go);
}

export const giveUpBeginning = (): void => become(null);

async function send(go: Go): Promise<void> {
  if (!beginning) return;
  const { given, at } = beginning;
  try {
    welcome(go, await call("POST /contacts", { body: given }));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (beginning?.at === at) become({ ...beginning, refusal: error });
  }
}

function welcome(go: Go, contact: Contact): void {
  begun.add(contact.id);
  keep("GET /contacts/{id}", { params: { id: contact.id } }, contact);
  void forget("GET /contacts/live");
  go(paths.call(contact.id), { replace: true });
  become(null);
}

/** Whether the contact began here, in this page. */
export const beganHere = (contactId: string): boolean => begun.has(contactId);

/** The contact that is just beginning, or null. */
export const useBeginning = (): Beginning | null =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => beginning,
  );
