import { alertRoutes } from "../../../contract/alerts.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { categoriesByIds } from "../catalog/index.ts";
import { loadInside, wholeOf } from "../tickets/index.ts";
import { fromAlertmanager } from "./alertmanager.ts";
import { changeSource, createSource } from "./change-source.ts";
import { countAlerts } from "./pace.ts";
import { presentAlert, presentSource } from "./present.ts";
import { alertsOf } from "./store.ts";
import { findSource, listSources, lockSource, type ShownSource } from "./store-sources.ts";
import { takeAlert } from "./take-alert.ts";

async function load(db: Db, idOrKey: string): Promise<ShownSource> {
  const row = await findSource(db, isId(idOrKey) ? "id" : "key", idOrKey);
  if (!row) throw notFound("alert_source");
  return row;
}

async function show(db: Db, { language }: Actor, rows: readonly ShownSource[]) {
  const categories = await categoriesByIds(
    db,
    rows.flatMap(({ category_id }) => category_id ?? []),
  );
  return rows.map((row) => presentSource(row, categories, language));
}

async function showOne(db: Db, actor: Actor, id: string) {
  const [shown] = await show(db, actor, [await load(db, id)]);
  if (!shown) throw notFound("alert_source");
  return shown;
}

export const boundRoutes = handle(alertRoutes, {
  "POST /alerts": ({ db, actor, now, body }) => {
    countAlerts(actor, now, 1);
    return takeAlert(db, now, body);
  },
  "POST /alerts/batches": async ({ db, actor, now, body }) => {
    countAlerts(actor, now, body.alerts.length);
    const items = [];
    for (const [place, given] of body.alerts.entries()) items.push(await takeAlert(db, now, given, `/alerts/${place}/source`));
    return { items };
  },
  "POST /alerts/alertmanager": async ({ db, actor, now, query, body }) => {
    countAlerts(actor, now, body.alerts.length);
    const items = [];
    for (const alert of body.alerts) items.push(await takeAlert(db, now, fromAlertmanager(alert, query.source), "#query/source"));
    return { items };
  },
  "GET /tickets/{id}/alerts": async ({ db, actor, params }) => ({
    items: (await alertsOf(db, wholeOf(await loadInside(db, actor, params.id)))).map(presentAlert),
  }),
  "GET /alert-sources": async ({ db, actor }) => ({ items: await show(db, actor, await listSources(db)) }),
  "POST /alert-sources": async ({ db, actor, now, body }) => showOne(db, actor, await createSource(db, actor, now, body)),
  "GET /alert-sources/{id}": ({ db, actor, params }) => showOne(db, actor, params.id),
  "PATCH /alert-sources/{id}": async ({ db, actor, now, params, body, request }) => {
    const { id } = await load(db, params.id);
    const row = await lockSource(db, id);
    if (!row) throw notFound("alert_source");
    await requireVersion(row, request.headers["if-match"], () => showOne(db, actor, id));
    await changeSource(db, actor, now, row, body);
    return showOne(db, actor, id);
  },
});
