import type { Readable } from "node:stream";
import { mediaType } from "./media-type.ts";
import { fileStore } from "./settings.ts";

/** A file's bytes and what it may be delivered as: for messages that take it along. Who may have it is for the caller to ask first. */
export const openFile = async (file: { name: string; sha256: string }): Promise<{ content: Readable; contentType: string }> => ({
  content: await fileStore().open(file.sha256),
  contentType: mediaType(file.name),
});
