import { recurringRoutes } from "../../../contract/recurring.ts";
import { handle } from "../../platform/http/handle.ts";
import { decodeCursor } from "../../platform/page.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { load, loadToChange } from "./load.ts";
import { teamsListed } from "./policy.ts";
import { nextTimes, presentAll, presentOne, presentRow, presentRuns } from "./present.ts";
import { saysTo } from "./says.ts";
import { checkSeries } from "./series.ts";
import { skipNext, unskip } from "./skip-next.ts";
import { recurrencesOf } from "./store.ts";
import { runsOf } from "./store-runs.ts";
import { changeRecurrence, createRecurrence, deleteRecurrence } from "./write-recurrence.ts";

export const routes = handle(recurringRoutes, {
  "GET /recurrences": async ({ db, actor, now }) => ({
    items: await presentAll(db, actor, now, await recurrencesOf(db, teamsListed(actor))),
  }),
  "POST /recurrences": async ({ db, actor, now, body }) => presentOne(db, actor, now, await createRecurrence(db, actor, now, body)),
  "GET /recurrence-preview": async ({ actor, now, query }) => {
    const series = checkSeries(query, now, "#query/");
    return { rule: series.rule, says: saysTo(actor, series), next: nextTimes(series, now, []) };
  },
  "GET /recurrences/{id}": async ({ db, actor, now, params, reply }) => {
    const one = await presentOne(db, actor, now, params.id);
    reply.header("etag", `"${one.version}"`);
    return one;
  },
  "PATCH /recurrences/{id}": async ({ db, actor, now, params, body, request }) => {
    const row = await loadToChange(db, actor, params.id);
    await requireVersion(row, request.headers["if-match"], () => presentRow(db, actor, now, row));
    await changeRecurrence(db, actor, now, row, body);
    return presentOne(db, actor, now, row.id);
  },
  "DELETE /recurrences/{id}": async ({ db, actor, now, params }) =>
    deleteRecurrence(db, actor, now, await loadToChange(db, actor, params.id)),
  "POST /recurrences/{id}/skips": async ({ db, actor, now, params, body }) => {
    const row = await loadToChange(db, actor, params.id);
    await skipNext(db, actor, now, row, new Date(body.at));
    return presentOne(db, actor, now, row.id);
  },
  "DELETE /recurrences/{id}/skips": async ({ db, actor, now, params }) => {
    const row = await loadToChange(db, actor, params.id);
    await unskip(db, actor, now, row);
    return presentOne(db, actor, now, row.id);
  },
  "GET /recurrences/{id}/runs": async ({ db, actor, params, query: { cursor, limit } }) => {
    const { id } = await load(db, actor, params.id);
    const [after] = decodeCursor(cursor, ["time"]) ?? [];
    return presentRuns(db, actor, await runsOf(db, id, after === undefined ? null : new Date(String(after)), limit), limit);
  },
});
