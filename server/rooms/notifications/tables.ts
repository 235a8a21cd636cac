import type { ChoiceKind, Notification } from "../../../contract/work.ts";
import type { Language } from "../../../contract/shapes.ts";

export interface NotificationTables {
  notification: {
    id: string;
    event_id: string | null;
    person_id: string;
    kind: Notification["kind"];
    ticket_id: string | null;
    actor_id: string | null;
    text: string | null;
    at: Date;
    read_at: Date | null;
  };
  notification_choice: { person_id: string; kind: ChoiceKind; in_app: boolean; by_mail: boolean; changed_at: Date };
  quiet_hours: { person_id: string; starts: number; ends: number; days: number[]; changed_at: Date };
  /** Views that the rooms below publish. Notes have none here: no mail can quote one. */
  person_card: { id: string; name: string; email: string | null; language: Language; active: boolean };
  ticket_card: { id: string; number: number; subject: string };
  reply_card: { id: string; ticket_id: string; body: string };
  contact_card: { id: string; ticket_id: string | null; ended_at: Date | null };
}
