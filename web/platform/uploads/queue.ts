import { call, isRefusal } from "../client.ts";
import { filesKept, forgetFile, keepFile, type KeptFile } from "./kept-files.ts";
import { sendFile } from "./send-file.ts";

/** `waiting`: for its turn. `cut`: the desk cannot be reached; it is tried again by itself. `failed`: `error` says what to do. */
export interface UploadedFile {
  id: string;
  name: string;
  size: number;
  sent: number;
  state: "waiting" | "sending" | "cut" | "done" | "failed";
  error: string | null;
  /** The desk's name for it, once it has one. */
  upload: string | null;
  preview: boolean;
}

interface Item extends UploadedFile {
  place: string;
  bytes: Blob | null;
  abort: AbortController;
}

const atOnce = 2;
let items: readonly Item[] = [];
const read = new Set<string>();
const watchers = new Set<() => void>();
const sleepers = new Set<() => void>();

export const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};
export const everything = (): readonly UploadedFile[] => items;
export const filesAt = (all: readonly UploadedFile[], place: string): UploadedFile[] =>
  (all as readonly Item[]).filter((item) => item.place === place);

function set(next: readonly Item[]): void {
  items = next;
  for (const watcher of watchers) watcher();
}
const change = (id: string, what: Partial<Item>): void => set(items.map((item) => (item.id === id ? { ...item, ...what } : item)));
const find = (id: string): Item | undefined => items.find((item) => item.id === id);

const kept = ({ id, place, name, size, upload, bytes, preview }: Item): KeptFile => ({ id, place, name, size, upload, bytes, preview });
function keep(id: string): void {
  const item = find(id);
  if (item) void keepFile(kept(item));
}

function work(): void {
  const busy = items.filter(({ state }) => state === "sending" || state === "cut").length;
  for (const item of items.filter(({ state }) => state === "waiting").slice(0, Math.max(0, atOnce - busy))) void run(item);
}

async function run({ id, name, bytes, upload, abort }: Item): Promise<void> {
  if (!bytes) return;
  change(id, { state: "sending", error: null });
  try {
    const done = await sendFile({
      name,
      bytes,
      upload,
      signal: abort.signal,
      announced: (to) => {
        // The desk's own word for it: what could deceive is taken out of a name.
        change(id, { upload: to.id, name: to.name, preview: to.preview });
        keep(id);
      },
      moved: (sent) => change(id, { sent }),
      waiting: (why) => change(id, why === null ? { state: "sending", error: null } : { state: "cut", error: why }),
      pause,
    });
    change(id, { state: "done", sent: done.size, upload: done.id, name: done.name, preview: done.preview, bytes: null });
    keep(id);
  } catch (error) {
    if (abort.signal.aborted) return;
    change(id, { state: "failed", error: isRefusal(error) ? (error.errors[0]?.detail ?? error.message) : String(error) });
  } finally {
    work();
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      sleepers.delete(go);
      resolve();
    };
    const timer = setTimeout(go, milliseconds);
    sleepers.add(go);
  });
const wakeAll = () => {
  for (const go of sleepers) go();
};
if (typeof addEventListener === "function") addEventListener("online", wakeAll);

const fresh = (): string => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Puts files on their way for a text; kept on this device until they are there. */
export function addFiles(place: string, files: readonly File[]): void {
  const added = files.map((file): Item => ({
    id: `${Date.now()}-${fresh()}`,
    place,
    name: file.name,
    size: file.size,
    sent: 0,
    state: "waiting",
    error: null,
    upload: null,
    preview: false,
    bytes: file,
    abort: new AbortController(),
  }));
  set([...items, ...added]);
  for (const { id } of added) keep(id);
  work();
}

/** Finds again what an earlier page left, half sent or whole, and goes on. */
export async function recallFiles(place: string): Promise<void> {
  if (read.has(place)) return;
  read.add(place);
  const found = await filesKept(place);
  const again = found
    .filter(({ id }) => !find(id))
    .map((file): Item => ({
      ...file,
      sent: file.bytes ? 0 : file.size,
      state: file.bytes ? "waiting" : "done",
      error: null,
      abort: new AbortController(),
    }));
  if (again.length === 0) return;
  set([...again, ...items]);
  work();
}

/** Takes a file away; the desk forgets what it has of it. */
export function removeFile(id: string): void {
  const item = find(id);
  if (!item) return;
  item.abort.abort();
  forgetAll([item]);
  if (item.upload) void call("DELETE /uploads/{id}", { params: { id: item.upload } }).catch(() => {});
  work();
}

export function retryFile(id: string): void {
  if (find(id)?.state === "failed") change(id, { state: "waiting" });
  wakeAll();
  work();
}

/** What was attached and has come back with its text: uploads of mine again, with nothing left to send. */
export interface ReturnedFile {
  upload: string;
  name: string;
  size: number;
  preview: boolean;
}

export function returnFiles(place: string, files: readonly ReturnedFile[]): void {
  const known = new Set(items.filter((item) => item.place === place).map(({ upload }) => upload));
  const returned = files
    .filter(({ upload }) => !known.has(upload))
    .map((file): Item => ({
      ...file,
      id: `${Date.now()}-${fresh()}`,
      place,
      sent: file.size,
      state: "done",
      error: null,
      bytes: null,
      abort: new AbortController(),
    }));
  set([...items, ...returned]);
  for (const { id } of returned) keep(id);
}

/** They were sent with their text: nothing is left to do for them here. */
export const filesAttached = (place: string): void => forgetAll(items.filter((item) => item.place === place));

function forgetAll(gone: readonly Item[]): void {
  set(items.filter((item) => !gone.includes(item)));
  for (const { id } of gone) void forgetFile(id);
}
