import { folderStore } from "../../platform/files-folder.ts";
import type { FileStore } from "../../platform/files.ts";

interface FilesSettings {
  store: FileStore;
  /** Where it lies, for sentences about it. */
  place: string;
}

let settings: FilesSettings | null = null;

/** Called once, before the first request: where files lie. */
export function configureFiles({ folder }: { folder: string }): void {
  settings = { store: folderStore(folder), place: folder };
}

export function filesSettings(): FilesSettings {
  if (!settings) throw new Error("nobody said where files lie");
  return settings;
}

export const fileStore = (): FileStore => filesSettings().store;
