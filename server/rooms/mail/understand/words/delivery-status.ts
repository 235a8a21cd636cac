import type { Bounce } from "../understood.ts";
import { readBlocks } from "./report-fields.ts";

type Recipient = Bounce["recipients"][number];

export interface Reported {
  recipients: Recipient[];
  /** Those that a server says it has delivered or passed on. */
  delivered: number;
}

/** `rfc822; <a@example.org>` → `a@example.org`. */
function addressIn(value: string | undefined): string | null {
  const found = /([^\s<>;:"(),]{1,64}@[^\s<>;:"(),]{1,190})/.exec((value ?? "").slice(0, 500));
  return found?.[1] ?? null;
}

/** Reads the machine's half of a report (RFC 3464): one block per recipient. */
export function readDeliveryStatus(text: string): Reported {
  const reported: Reported = { recipients: [], delivered: 0 };
  for (const block of readBlocks(text)) {
    const action = /^[a-z]+/i.exec(block.get("action") ?? "")?.[0].toLowerCase() ?? "";
    const address = addressIn(block.get("original-recipient")) ?? addressIn(block.get("final-recipient"));
    if (["delivered", "relayed", "expanded"].includes(action)) reported.delivered += 1;
    else if (address && (action === "failed" || action === "delayed")) {
      const status = /\d\.\d{1,3}\.\d{1,3}/.exec(block.get("status") ?? "")?.[0] ?? null;
      const diagnostic =
        block
          .get("diagnostic-code")
          ?.replace(/^[a-z0-9-]{1,20}\s?;\s?/i, "")
          .slice(0, 500) ?? null;
      reported.recipients.push({ address, temporary: action === "delayed", status, diagnostic });
    }
  }
  return reported;
}
