import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderStore } from "../../platform/files-folder.ts";
import type { FileStore } from "../../platform/files.ts";

export interface FilesSettings {
  store: FileStore;
  /** Where it lies, for sentences about it. */
  place: string;
}

let settings: FilesSettings | null = null;

/** Called once, before the first request: where files lie. */
export function configureFiles({ folder }: { folder: string }): void {
  settings = { store: folderStore(folder), place: folder };
}

/** A desk that nobody told (a test's) keeps its files in a folder of its own process. */
export function filesSettings(): FilesSettings {
  if (!settings) configureFiles({ folder: join(tmpdir(), `firstline-files-${process.pid}`) });
  return settings as FilesSettings;
}

export const fileStore = (): FileStore => filesSettings().store;
