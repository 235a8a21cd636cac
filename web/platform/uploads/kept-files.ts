/*
 * Files that were chosen and are not sent yet, kept on this device: a killed tab, a crash or an hour without a network loses
 * none. The bytes go as soon as the desk has them all.
 */
export interface KeptFile {
  id: string;
  /** Whose they are, and for which text: `<person>.reply:<ticket>`. */
  place: string;
  name: string;
  size: number;
  /** What the desk calls it, once it was announced. */
  upload: string | null;
  /** null: the desk has all of them. */
  bytes: Blob | null;
  preview: boolean;
}

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asking = indexedDB.open("firstline-files", 1);
    asking.onupgradeneeded = () => asking.result.createObjectStore("file", { keyPath: "id" }).createIndex("place", "place");
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error ?? new Error("no store"));
  });
  return opened;
}

async function ask<T>(mode: IDBTransactionMode, how: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const store = (await open()).transaction("file", mode).objectStore("file");
  return new Promise((resolve, reject) => {
    const asking = how(store);
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error ?? new Error("not kept"));
  });
}

// Where the browser keeps nothing (a private window, a full disk) the files live as long as their tab.
export const keepFile = (file: KeptFile): Promise<void> => ask("readwrite", (store) => store.put(file)).then(nothing, nothing);
export const forgetFile = (id: string): Promise<void> => ask("readwrite", (store) => store.delete(id)).then(nothing, nothing);
export const filesKept = (place: string): Promise<KeptFile[]> =>
  ask("readonly", (store) => store.index("place").getAll(place) as IDBRequest<KeptFile[]>).catch(() => []);

/** Forgets what of somebody's files is on this device alone. */
export const forgetFilesOf = async (personId: string): Promise<void> => {
  const whose = IDBKeyRange.bound(`${personId}.`, `${personId}.\uffff`);
  const kept = await ask("readonly", (store) => store.index("place").getAll(whose) as IDBRequest<KeptFile[]>).catch(() => []);
  await Promise.all(kept.filter(({ bytes }) => bytes !== null).map(({ id }) => forgetFile(id)));
};

function nothing(): void {}
