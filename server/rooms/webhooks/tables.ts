import type { Generated } from "kysely";
import type { DeliveryState, Webhook, WebhookTrouble, WebhookType } from "../../../contract/webhooks.ts";

export interface WebhookTables {
  webhook: {
    id: string;
    name: string;
    url: string;
    types: WebhookType[];
    active: Generated<boolean>;
    off_reason: Webhook["off_reason"];
    secret: string;
    secret_set_at: Date;
    old_secret: string | null;
    old_secret_until: Date | null;
    failures: Generated<number>;
    paused_until: Date | null;
    failing_since: Date | null;
    last_ok_at: Date | null;
    changed_by: string;
    changed_at: Date;
    version: Generated<number>;
  };
  webhook_delivery: {
    id: string;
    webhook_id: string;
    event_id: string | null;
    ticket_id: string | null;
    type: string;
    body: string;
    state: DeliveryState;
    attempts: Generated<number>;
    tries: Generated<number>;
    next_try_at: Date;
    give_up_at: Date;
    status: number | null;
    trouble: WebhookTrouble | null;
    duration_ms: number | null;
    created_at: Date;
    ended_at: Date | null;
  };
  webhook_try: {
    delivery_id: string;
    attempt: number;
    at: Date;
    duration_ms: number;
    status: number | null;
    trouble: WebhookTrouble | null;
    answer: string | null;
  };
}
