import type { Generated } from "kysely";
import type { SmsGateway, SmsReason, SmsState, SmsTrouble } from "../../../contract/sms.ts";

export interface SmsTables {
  sms_gateway: {
    id: string;
    kind: SmsGateway["kind"];
    active: boolean;
    url: string | null;
    format: SmsGateway["format"];
    body: string;
    header: string;
    secret: string | null;
    secret_set_at: Date | null;
    sender: string;
    layout: SmsGateway["layout"];
    per_number: number;
    per_hour: number;
    failing_since: Date | null;
    last_ok_at: Date | null;
    version: Generated<number>;
  };
  sms_message: {
    id: string;
    number: string;
    /** Sealed; null once it ended. */
    text: string | null;
    person_id: string | null;
    reason: SmsReason;
    state: Generated<SmsState>;
    attempts: Generated<number>;
    next_try_at: Date;
    give_up_at: Date;
    trouble: SmsTrouble | null;
    status: number | null;
    created_at: Date;
    ended_at: Date | null;
  };
}
