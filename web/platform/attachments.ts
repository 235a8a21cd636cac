import type { Attachment } from "../../contract/files.ts";
import { addressOf } from "./client.ts";

/** The files of a message as `<AttachedFiles>` shows them. */
export const filesOf = (ticket: number | string, attachments: readonly Attachment[]) =>
  attachments.map(({ id, name, size, preview }) => {
    const params = { id: String(ticket), attachment: id };
    return {
      id,
      name,
      size,
      href: addressOf("GET /tickets/{id}/attachments/{attachment}", { params }),
      picture: preview ? addressOf("GET /tickets/{id}/attachments/{attachment}/preview", { params }) : null,
    };
  });
