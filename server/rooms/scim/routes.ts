import { scimRoutes } from "../../../contract/scim.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { changeSource, createSource } from "./change-source.ts";
import { decideLeavings } from "./decide-leavings.ts";
import { joinUser } from "./join-user.ts";
import { makeToken, revokeToken } from "./make-token.ts";
import { presentFault, presentSource } from "./present.ts";
import { listFaults } from "./store-fault.ts";
import { countGroups } from "./store-group.ts";
import { listSources, lockSource, rulesOf, showSource, type ShownSource } from "./store-source.ts";
import { tokensOf } from "./store-token.ts";
import { heldUsers } from "./store-user.ts";

const most = 200;

async function present(db: Db, rows: readonly ShownSource[], now: Date) {
  const ids = rows.map(({ id }) => id);
  const [rules, tokens] = await Promise.all([rulesOf(db, ids), tokensOf(db, ids, now)]);
  return Promise.all(
    rows.map(async (row) => {
      const [groups, held] = await Promise.all([countGroups(db, [row.id], most), row.held_since ? heldUsers(db, row.id, most) : []]);
      return presentSource(row, { rules, tokens, groups, held });
    }),
  );
}

async function show(db: Db, id: string, now: Date) {
  const row = isId(id) ? await showSource(db, id, now) : undefined;
  const [shown] = row ? await present(db, [row], now) : [];
  if (!shown) throw notFound("scim_source");
  return shown;
}

async function lock(tx: Db, id: string) {
  const row = isId(id) ? await lockSource(tx, id) : undefined;
  if (!row) throw notFound("scim_source");
  return row;
}

export const boundRoutes = handle(scimRoutes, {
  "GET /scim-sources": async ({ db, now }) => ({ items: await present(db, await listSources(db, now), now) }),
  "POST /scim-sources": async ({ db, actor, now, body }) => show(db, await createSource(db, actor, now, body), now),
  "GET /scim-sources/{id}": ({ db, now, params }) => show(db, params.id, now),
  "PATCH /scim-sources/{id}": async ({ db, actor, now, params, body, request }) => {
    const row = await lock(db, params.id);
    await requireVersion(row, request.headers["if-match"], () => show(db, row.id, now));
    await changeSource(db, actor, now, row, body);
    return show(db, row.id, now);
  },
  "POST /scim-sources/{id}/tokens": async ({ db, actor, now, params, body }) => {
    const row = await lock(db, params.id);
    const token = await makeToken(db, actor, now, row, body.expires_at ? new Date(body.expires_at) : null);
    return { source: await show(db, row.id, now), token };
  },
  "DELETE /scim-sources/{id}/tokens/{token}": async ({ db, actor, now, params }) => {
    const row = await lock(db, params.id);
    if (!isId(params.token)) throw notFound("scim_token");
    await revokeToken(db, actor, now, row, params.token);
  },
  "POST /scim-sources/{id}/joins": async ({ db, actor, now, params, body }) => {
    const row = await lock(db, params.id);
    await joinUser(db, actor, now, row, body);
    return show(db, row.id, now);
  },
  "POST /scim-sources/{id}/leavings": async ({ db, actor, now, params, body }) => {
    const row = await lock(db, params.id);
    await decideLeavings(db, actor, now, row, body.leave);
    return show(db, row.id, now);
  },
  "GET /scim-sources/{id}/faults": async ({ db, actor, now, params }) => {
    const { id } = await show(db, params.id, now);
    return { items: (await listFaults(db, id, 100)).map((row) => presentFault(actor.language, row)) };
  },
});
