import type { Attachment, Upload } from "../../../contract/files.ts";
import { mediaType } from "./media-type.ts";
import type { FileRow } from "./store.ts";
import { expiryOf } from "./upload.ts";

export const presentAttachment = (file: { id: string; name: string; size: number; picture: string | null }): Attachment => ({
  id: file.id,
  name: file.name,
  media_type: mediaType(file.name),
  size: file.size,
  preview: file.picture !== null,
});

export const presentUpload = (row: FileRow): Upload => ({
  ...presentAttachment(row),
  offset: row.received,
  expires_at: expiryOf(row.changed_at).toISOString(),
});
