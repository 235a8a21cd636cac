import type { SmsGateway, SmsMessage } from "../../../contract/sms.ts";
import { smsFolder } from "./settings.ts";
import type { MessageRow, ShownGateway } from "./store.ts";

const at = (time: Date | null): string | null => time?.toISOString() ?? null;

/** The end of a number: enough to know it by, too little to call it. */
export const tail = (number: string): string => `…${number.slice(-3)}`;

/** Never its secret. */
export const presentGateway = ({ secret: _, secret_set_at, failing_since, last_ok_at, ...row }: ShownGateway): SmsGateway => ({
  ...row,
  secret_set_at: at(secret_set_at),
  folder: smsFolder(),
  failing_since: at(failing_since),
  last_ok_at: at(last_ok_at),
});

/** Never what it says. */
export const presentMessage = (row: MessageRow): SmsMessage => ({
  id: row.id,
  to: tail(row.number),
  person_id: row.person_id,
  reason: row.reason,
  state: row.state,
  attempts: row.attempts,
  trouble: row.trouble,
  status: row.status,
  created_at: row.created_at.toISOString(),
  ended_at: at(row.ended_at),
});
