import type { Generated } from "kysely";
import type { TelephoneEvent, TelephoneKind } from "../../../contract/telephone.ts";
import type { AsteriskFault } from "./asterisk/fault.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Known } from "./call.ts";

export interface TelephoneTables {
  telephone_system: {
    id: string;
    kind: TelephoneKind;
    name: string;
    active: Generated<boolean>;
    token_hash: Buffer | null;
    secret: string | null;
    ari_url: string | null;
    ari_user: string | null;
    ari_app: string | null;
    ari_certificate: string | null;
    country: string;
    team_id: string | null;
    call_back_minutes: number;
    language: Language;
    last_event_at: Date | null;
    changed_at: Date;
    version: Generated<number>;
  };
  telephone_connection: {
    system_id: string;
    reader: string | null;
    leased_until: Date | null;
    connected_at: Date | null;
    failing_since: Date | null;
    fault: AsteriskFault | null;
  };
  telephone_line: { system_id: string; folded: string; line: string; person_id: string };
  telephone_call: Known & {
    id: string;
    system_id: string;
    call_id: string;
    direction: "inbound" | "outbound";
    test: boolean;
    contact_id: string | null;
    ticket_id: string | null;
    settled: boolean;
    first_at: Date;
  };
  telephone_event: {
    id: string;
    system_id: string;
    at: Date;
    type: TelephoneEvent["type"];
    call_id: string;
    number: string | null;
    who: string;
    outcome: TelephoneEvent["outcome"];
  };
  telephone_taken: { system_id: string; message_id: string; taken_at: Date };
  // Published by other rooms.
  person_card: { id: string; name: string; active: boolean };
  team_card: { id: string; name: string };
}
