import type { Understood } from "./understand/understood.ts";

/** What is kept of what was understood: all but the files' bytes, which lie in the message. */
export type KeptUnderstanding = Omit<Understood, "attachments"> & {
  attachments: { file_name: string; media_type: string; size: number; content_id: string | null; inline: boolean }[];
};

// PostgreSQL's texts hold no NUL, and its JSON no half of a surrogate pair.
const storable = (_key: string, value: unknown): unknown => (typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value);

/** As JSON for the database. */
export const keepUnderstanding = (understood: Understood): string =>
  JSON.stringify(
    {
      ...understood,
      attachments: understood.attachments.map(({ file_name, media_type, size, content_id, inline }) => ({
        file_name,
        media_type,
        size,
        content_id,
        inline,
      })),
    },
    storable,
  );
