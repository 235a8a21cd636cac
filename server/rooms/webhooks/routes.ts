import { webhookRoutes } from "../../../contract/webhooks.ts";
import { handle } from "../../platform/http/handle.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { changeWebhook, dropWebhook } from "./change-webhook.ts";
import { createWebhook } from "./create-webhook.ts";
import { load, loadDelivery, loadToChange } from "./load.ts";
import { presentDelivery, presentTold, presentWebhook } from "./present.ts";
import { replayFailed, replayOne, sendTest } from "./replay.ts";
import { rotateSecret } from "./rotate-secret.ts";
import { listWebhooks } from "./store.ts";
import { listDeliveries, triesOf } from "./store-deliveries.ts";

export const boundRoutes = handle(webhookRoutes, {
  "GET /webhooks": async ({ db, now }) => ({ items: (await listWebhooks(db)).map((row) => presentWebhook(row, now)) }),
  "POST /webhooks": async ({ db, actor, now, body }) => {
    const { id, secret } = await createWebhook(db, actor, now, body);
    return { ...presentWebhook(await load(db, id), now), secret };
  },
  "GET /webhooks/{id}": async ({ db, now, params }) => presentWebhook(await load(db, params.id), now),
  "PATCH /webhooks/{id}": async ({ db, actor, now, params, body, request }) => {
    const row = await loadToChange(db, params.id);
    await requireVersion(row, request.headers["if-match"], async () => presentWebhook(await load(db, row.id), now));
    await changeWebhook(db, actor, now, row, body);
    return presentWebhook(await load(db, row.id), now);
  },
  "DELETE /webhooks/{id}": async ({ db, actor, now, params }) => dropWebhook(db, actor, now, await loadToChange(db, params.id)),
  "POST /webhooks/{id}/secrets": async ({ db, actor, now, params }) => rotateSecret(db, actor, now, await loadToChange(db, params.id)),
  "POST /webhooks/{id}/tests": async ({ db, now, params }) => {
    const webhook = await loadToChange(db, params.id);
    return presentDelivery(await loadDelivery(db, webhook.id, await sendTest(db, webhook, now)));
  },
  "GET /webhooks/{id}/deliveries": async ({ db, params, query }) => {
    const webhook = await load(db, params.id);
    const after = decodeCursor(query.cursor, ["time", "id"]);
    const rows = await listDeliveries(db, { webhookId: webhook.id, state: query.state, after, limit: query.limit });
    return toPage(rows, query.limit, presentDelivery, (row) => [row.created_at.toISOString(), row.id]);
  },
  "GET /webhooks/{id}/deliveries/{delivery}": async ({ db, actor, params }) => {
    const row = await loadDelivery(db, params.id, params.delivery);
    return presentTold(actor, row, await triesOf(db, row.id));
  },
  "POST /webhooks/{id}/deliveries/{delivery}/replays": async ({ db, actor, now, params }) => {
    const webhook = await loadToChange(db, params.id);
    const row = await loadDelivery(db, webhook.id, params.delivery);
    await replayOne(db, actor, now, webhook, row);
    return presentDelivery(await loadDelivery(db, webhook.id, row.id));
  },
  "POST /webhooks/{id}/replays": async ({ db, actor, now, params, body }) => ({
    count: await replayFailed(db, actor, now, await loadToChange(db, params.id), new Date(body.since)),
  }),
});
