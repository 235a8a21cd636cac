import { telephoneRoutes } from "../../../contract/telephone.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { notFound } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { changeSecret, changeSystem, createSystem } from "./change-system.ts";
import { hearGeneric, hearSigned } from "./doors.ts";
import { presentLogged, presentSystem } from "./present.ts";
import { ringMe } from "./ring-me.ts";
import { ringing } from "./ringing.ts";
import { findSystem, linesOf, listSystems, lockSystem, type ShownSystem } from "./store.ts";
import { listLogged } from "./store-log.ts";
import { takeCall } from "./take-call.ts";

async function load(db: Db, id: string): Promise<ShownSystem> {
  const row = isId(id) ? await findSystem(db, id) : undefined;
  if (!row) throw notFound("telephone_system");
  return row;
}

async function show(db: Db, language: Language, id: string) {
  const row = await load(db, id);
  return presentSystem(language, row, await linesOf(db, [row.id]));
}

async function lock(db: Db, id: string) {
  const row = isId(id) ? await lockSystem(db, id) : undefined;
  if (!row) throw notFound("telephone_system");
  return row;
}

export const boundRoutes = handle(telephoneRoutes, {
  "POST /cti/{token}": async ({ db, now, params, request }) => {
    await hearGeneric(db, now, params.token, request);
    return {};
  },
  "POST /telephone-systems/{id}/events": ({ db, now, params, request }) => hearSigned(db, now, params.id, request),
  "GET /telephone-systems": async ({ db, actor }) => {
    const rows = await listSystems(db);
    const lines = await linesOf(
      db,
      rows.map(({ id }) => id),
    );
    return { items: rows.map((row) => presentSystem(actor.language, row, lines)) };
  },
  "POST /telephone-systems": async ({ db, actor, now, body }) => {
    const { id, secret } = await createSystem(db, actor, now, body);
    return { system: await show(db, actor.language, id), secret };
  },
  "GET /telephone-systems/{id}": ({ db, actor, params }) => show(db, actor.language, params.id),
  "PATCH /telephone-systems/{id}": async ({ db, actor, now, params, body, request }) => {
    const row = await lock(db, params.id);
    await requireVersion(row, request.headers["if-match"], () => show(db, actor.language, row.id));
    await changeSystem(db, actor, now, row, body);
    return show(db, actor.language, row.id);
  },
  "POST /telephone-systems/{id}/secrets": async ({ db, actor, now, params }) => {
    const row = await lock(db, params.id);
    const secret = await changeSecret(db, actor, now, row);
    return { system: await show(db, actor.language, row.id), secret };
  },
  "POST /telephone-systems/{id}/tests": async ({ db, actor, now, params, body }) => ({
    call_id: await ringMe(db, actor, now, await load(db, params.id), body.number),
  }),
  "GET /telephone-systems/{id}/log": async ({ db, params, query }) => {
    const { id } = await load(db, params.id);
    const rows = await listLogged(db, id, decodeCursor(query.cursor, ["time", "id"]), query.limit);
    return toPage(rows, query.limit, presentLogged, (row) => [row.exact_at, row.id]);
  },
  "GET /calls/ringing": async ({ db, actor, now }) => ({ items: await ringing(db, actor, now) }),
  "POST /calls/{id}/contacts": async ({ db, actor, now, params }) => ({ contact_id: await takeCall(db, actor, now, params.id) }),
});
