import { ruleRoutes } from "../../../contract/rules.ts";
import { handle } from "../../platform/http/handle.ts";
import { decodeCursor } from "../../platform/page.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { loadInside, wholeOf } from "../tickets/index.ts";
import { dryRun } from "./dry-run.ts";
import { loadRule, loadToChange } from "./load-rule.ts";
import { presentOne, presentRow, presentRules, presentRuns, presentVersions } from "./present.ts";
import { listRuns } from "./store-runs.ts";
import { changeRule, createRule, deleteRule, orderRules, rollBack } from "./write-rule.ts";

const place = (cursor: string | undefined) => decodeCursor(cursor, ["time", "id"]) as [string, string] | null;

export const routes = handle(ruleRoutes, {
  "GET /rules": ({ db, actor, now }) => presentRules(db, actor, now),
  "POST /rules": async ({ db, actor, now, body }) => presentOne(db, actor, now, await createRule(db, actor, now, body)),
  "PUT /rules/order": async ({ db, actor, now, body }) => {
    await orderRules(db, actor, now, body.rules);
    return presentRules(db, actor, now);
  },
  "POST /rules/dry-runs": ({ db, actor, now, body }) => dryRun(db, actor, now, body),
  "GET /rules/{id}": async ({ db, actor, now, params, reply }) => {
    const rule = await presentOne(db, actor, now, params.id);
    reply.header("etag", `"${rule.version}"`);
    return rule;
  },
  "PATCH /rules/{id}": async ({ db, actor, now, params, body, request }) => {
    const row = await loadToChange(db, params.id);
    await requireVersion(row, request.headers["if-match"], () => presentRow(db, actor, now, row));
    await changeRule(db, actor, now, row, body);
    return presentOne(db, actor, now, row.id);
  },
  "DELETE /rules/{id}": async ({ db, actor, now, params }) => deleteRule(db, actor, now, await loadToChange(db, params.id)),
  "GET /rules/{id}/versions": async ({ db, params }) => presentVersions(db, (await loadRule(db, params.id)).id),
  "POST /rules/{id}/rollbacks": async ({ db, actor, now, params, body }) => {
    const row = await loadToChange(db, params.id);
    await rollBack(db, actor, now, row, body.version);
    return presentOne(db, actor, now, row.id);
  },
  "GET /rules/{id}/runs": async ({ db, actor, params, query: { cursor, limit } }) => {
    const { id } = await loadRule(db, params.id);
    return presentRuns(actor, await listRuns(db, actor, { ruleId: id, after: place(cursor), limit }), limit);
  },
  "GET /tickets/{id}/rule-runs": async ({ db, actor, params, query: { cursor, limit } }) => {
    const ticketIds = wholeOf(await loadInside(db, actor, params.id));
    return presentRuns(actor, await listRuns(db, actor, { ticketIds, after: place(cursor), limit }), limit);
  },
});
