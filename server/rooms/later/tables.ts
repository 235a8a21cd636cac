import type { ScheduledReply } from "../../../contract/later.ts";

export interface LaterTables {
  scheduled_reply: {
    id: string;
    ticket_id: string;
    author_id: string;
    body: string;
    wait: boolean;
    send_at: Date;
    held: ScheduledReply["held"];
    meant_at: Date;
    created_at: Date;
  };
  scheduled_reply_file: { reply_id: string; file_id: string; place: number };
  // Published by other rooms.
  person_card: { id: string; name: string };
  file_card: { id: string; name: string; size: number; picture: string | null };
}
