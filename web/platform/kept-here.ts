/*
 * Words that somebody typed and the desk does not have yet stay in their browser, under their own name. Signing out forgets them:
 * whoever uses this machine next must not find them, and nothing of theirs may leave in another's name.
 */
import { forgetFilesOf } from "./uploads/kept-files.ts";

/** How this machine shows things, whoever uses it. */
const ofTheMachine = new Set(["firstline.theme", "firstline.language", "firstline.keys"]);
/** Written, and taken away at once, for the other tabs of this browser. */
const left = "firstline.left";

let person = "";
export const keptFor = (personId: string): void => void (person = personId);

/** Where something of mine is kept. */
export const mine = (kind: string, key: string): string => `firstline.${kind}.${person}.${key}`;

const senders = new Set<() => Promise<unknown>>();
/** Sends what is not sent yet; it is asked before somebody signs out. What it answers ends that. */
export function beforeLeaving(send: () => Promise<unknown>): () => void {
  senders.add(send);
  return () => void senders.delete(send);
}

const longest = 4000;
/** What is typed by now is with the desk, or that took too long. */
export async function sendWhatIsKept(): Promise<void> {
  const all = Promise.allSettled([...senders].map((send) => send()));
  await Promise.race([all, new Promise((done) => setTimeout(done, longest))]);
}

function forgetIn(storage: () => Storage): void {
  try {
    for (const key of Object.keys(storage())) if (key.startsWith("firstline.") && !ofTheMachine.has(key)) storage().removeItem(key);
  } catch {
    // Storage may be forbidden; then nothing is in it.
  }
}

function forgetHere(): void {
  forgetIn(() => sessionStorage);
  forgetIn(() => localStorage);
}

/** Leaves for a page that begins anew: what this one holds in memory goes with it, and so does what it still writes on its way. */
export function beginAnew(at: string): void {
  addEventListener("pagehide", forgetHere);
  location.replace(at);
}

/** Forgets what is kept of who was here, in every tab. */
export async function forgetKept(): Promise<void> {
  forgetHere();
  try {
    localStorage.setItem(left, String(Date.now()));
    localStorage.removeItem(left);
  } catch {
    // Without storage, a tab is told by the stream that nobody is signed in.
  }
  await forgetFilesOf(person);
}

/** Calls back when who is here signed out in another tab. */
export function onLeftElsewhere(then: () => void): () => void {
  const hear = ({ key, newValue }: StorageEvent) => {
    if (key !== left || newValue === null) return;
    forgetHere();
    then();
  };
  addEventListener("storage", hear);
  return () => removeEventListener("storage", hear);
}
