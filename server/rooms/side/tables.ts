import type { JSONColumnType } from "kysely";
import type { Standing } from "../tickets/index.ts";

export interface SideTables {
  side_conversation: {
    id: string;
    ticket_id: string;
    subject: string;
    vendor_name: string;
    vendor_address: string;
    opened_by: string;
    opened_at: Date;
    closed_at: Date | null;
    closed_by: string | null;
  };
  side_message: {
    id: string;
    side_id: string;
    author_id: string | null;
    from_name: string | null;
    from_address: string | null;
    body: string;
    mail_id: string | null;
    automatic: boolean;
    at: Date;
    was: JSONColumnType<Standing> | null;
  };
  side_file: { file_id: string; message_id: string; place: number };
  // Published by other rooms.
  person_card: { id: string; name: string };
  file_card: { id: string; name: string; size: number; sha256: string; picture: string | null };
}
