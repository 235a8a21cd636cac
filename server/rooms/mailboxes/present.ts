import type { SeenCertificate } from "../../../contract/mail-fault.ts";
import type { Mailbox } from "../../../contract/mailboxes.ts";
import type { Language, Named } from "../../../contract/shapes.ts";
import type { GrantRow } from "./grants/store-grant.ts";
import { readCertificate } from "../../platform/egress/index.ts";
import { sayFault } from "./mail-fault.ts";
import type { MailboxRow } from "./store.ts";
import type { FetchingRow, LeftRow } from "./store-fetching.ts";
import { probePause } from "./set-probe.ts";
import type { ProbeRow } from "./store-probe.ts";
import type { SendingRow } from "./store-sending.ts";

export interface Beside {
  team: Named | null;
  fetching: FetchingRow | undefined;
  left: number;
  sending: SendingRow | undefined;
  grant: GrantRow | undefined;
  probe: ProbeRow | undefined;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const day = (at: Date): string => at.toISOString().slice(0, 10);

/** What somebody pasted may begin and end as a certificate and be none. */
function trustedIn(pem: string | null): SeenCertificate | null {
  if (pem === null) return null;
  try {
    const { from, to, ...seen } = readCertificate(pem);
    return { ...seen, from: day(from), to: day(to) };
  } catch {
    return null;
  }
}

const presentFetching = (language: Language, row: FetchingRow, left: number): Mailbox["fetching"] => ({
  host: row.host,
  port: row.port,
  security: row.security,
  user: row.user_name,
  auth: row.auth,
  secret_set_at: iso(row.secret_set_at),
  certificate: row.certificate,
  trusted: trustedIn(row.certificate),
  folder: row.folder,
  afterwards: row.afterwards,
  move_to: row.move_to,
  take_from: iso(row.take_from),
  last_ok_at: iso(row.last_ok_at),
  last_mail_at: iso(row.last_mail_at),
  failing_since: iso(row.failing_since),
  failure: row.failure === null ? null : sayFault(language, { code: row.failure, facts: row.failure_facts }),
  left,
});

const presentSending = (language: Language, row: SendingRow): Mailbox["sending"] => ({
  host: row.host,
  port: row.port,
  security: row.security,
  user: row.user_name,
  auth: row.auth,
  secret_set_at: iso(row.secret_set_at),
  certificate: row.certificate,
  trusted: trustedIn(row.certificate),
  last_ok_at: iso(row.last_ok_at),
  failing_since: iso(row.failing_since),
  failure: row.failure === null ? null : sayFault(language, { code: row.failure, facts: row.failure_facts }),
});

const presentGrant = (row: GrantRow): Mailbox["grant"] => ({
  provider: row.provider,
  flow: row.flow,
  tenant: row.tenant,
  authorize_url: row.authorize_url,
  token_url: row.token_url,
  scopes: row.scopes,
  client_id: row.client_id,
  granted_at: row.granted_at.toISOString(),
  servers: row.servers,
  refused_at: iso(row.refused_at),
  refusal: row.refusal,
});

/** Never a secret: only when one was given. */
export const presentMailbox = (language: Language, row: MailboxRow, { team, fetching, left, sending, grant, probe }: Beside): Mailbox => ({
  id: row.id,
  key: row.key,
  name: row.name,
  address: row.address,
  team: team && { id: team.id, name: team.name },
  language: row.language,
  sender_name: row.sender_name,
  signature: row.signature,
  plus_addressing: row.plus_addressing,
  receivers: row.receivers,
  strangers: row.strangers,
  technician_replies: row.technician_replies,
  active: row.active,
  probe_minutes: probePause(probe),
  probe_back_at: iso(probe?.back_at ?? null),
  fetching: fetching ? presentFetching(language, fetching, left) : null,
  sending: sending ? presentSending(language, sending) : null,
  grant: grant ? presentGrant(grant) : null,
  created_at: row.created_at.toISOString(),
  version: row.version,
});

export const presentLeft = ({ uid, uid_validity, reason, size, from_address, subject, arrived_at, found_at }: LeftRow) => ({
  uid,
  uid_validity,
  reason,
  size,
  from: from_address,
  subject,
  arrived_at: iso(arrived_at),
  found_at: found_at.toISOString(),
});
