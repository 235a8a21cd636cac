import type { Language } from "../../../contract/shapes.ts";
import type { ToneKind } from "../../../contract/tone.ts";

export interface ToneTables {
  tone_opening: {
    kind: ToneKind;
    language: Language;
    version: number;
    body: string | null;
    restored: number | null;
    changed_by: string;
    changed_at: Date;
  };
  // Published by people.
  person_card: { id: string; name: string };
  // Published by tickets.
  reply_card: { id: string; ticket_id: string; from_technician: boolean; body: string; at: Date };
}
