import type { Generated, JSONColumnType } from "kysely";
import type { ChatQuestion, ChatWords } from "../../../contract/chat-widgets.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Status } from "../../../contract/tickets.ts";

export interface ChatTables {
  chat_desk: { one: Generated<boolean>; most_each: number };
  chat_widget: {
    id: string;
    key: string;
    name: string;
    active: boolean;
    in_portal: boolean;
    team_id: string | null;
    email: "required" | "optional";
    files: boolean;
    most_waiting: number;
    origins: string[];
    questions: JSONColumnType<ChatQuestion[]>;
    words: JSONColumnType<ChatWords>;
    version: Generated<number>;
    changed_at: Date;
  };
  chat: {
    id: string;
    widget_id: string;
    team_id: string;
    state: "waiting" | "open" | "ended";
    token_hash: string;
    person_id: string | null;
    visitor_name: string;
    visitor_email: string | null;
    language: Language;
    answers: JSONColumnType<{ question: string; answer: string }[]>;
    page: string | null;
    network: string | null;
    ticket_id: string;
    contact_id: string;
    technician_id: string | null;
    started_at: Date;
    waiting_since: Date;
    taken_at: Date | null;
    ended_at: Date | null;
    ended_by: "visitor" | "technician" | "nobody" | null;
    mails: boolean;
    last_seq: Generated<number>;
    visitor_seen: Generated<number>;
    technician_seen: Generated<number>;
  };
  chat_message: {
    chat_id: string;
    seq: number;
    id: string;
    side: "visitor" | "technician" | "desk";
    author_id: string | null;
    what: "joined" | "moved" | "left" | "ended" | null;
    body: string;
    file_ids: Generated<string[]>;
    at: Date;
  };
  chat_here: { chat_id: string; side: "visitor" | "technician"; seen_at: Date; typing_at: Date | null };
  chat_left: { id: string; ticket_id: string; whose: string; at: Date };
  // Published by other rooms.
  person_card: { id: string; name: string; email: string | null };
  team_card: { id: string; name: string };
  ticket_card: { id: string; number: number; subject: string; status: Status };
  file_card: { id: string; name: string; size: number; sha256: string };
}
