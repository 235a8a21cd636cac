import type { Db } from "../../platform/db.ts";
import { filesSettings } from "./settings.ts";
import { countFiles } from "./store-blob.ts";

export interface FilesFound {
  /** Whether a file can be kept right now. */
  writable: boolean;
  place: string;
  files: number;
  bytes: number;
  /** Bytes that need not lie there a second time. */
  saved: number;
}

/** How the file store is: whether it takes files, how many there are, and what keeping each content once saves. */
export async function lookAtFiles(db: Db): Promise<FilesFound> {
  const { store, place } = filesSettings();
  const writable = await store.probe().then(
    () => true,
    () => false,
  );
  const { files, bytes, stored } = await countFiles(db);
  return { writable, place, files, bytes, saved: bytes - stored };
}
