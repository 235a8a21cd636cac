import type { Generated } from "kysely";
import type { MailTextKind } from "../../../contract/mail-texts.ts";
import type { Language } from "../../../contract/shapes.ts";

export interface TextTables {
  mail_text: {
    id: string;
    kind: MailTextKind;
    language: Language;
    mailbox_id: string | null;
    subject: string | null;
    body: string | null;
    changed_at: Date;
    changed_by: string | null;
    version: Generated<number>;
  };
  mail_text_preview: { person_id: string; id: string; page: string; made_at: Date };
}
