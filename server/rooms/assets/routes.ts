import { assetRoutes } from "../../../contract/assets.ts";
import { personIdOf } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { notFound } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { changeAsset, removeAsset } from "./change-asset.ts";
import { createAsset } from "./create-asset.ts";
import { importAssets } from "./import-assets.ts";
import { changeKind, createKind } from "./kinds.ts";
import { presentAsset, presentKind, presentOwn } from "./present.ts";
import { assetById, assetByTag, assetsOf, listAssets, lockAsset, type AssetRow } from "./store.ts";
import { findKind, listKinds } from "./store-kinds.ts";

/** By id, or by what is written on it. */
async function show(db: Db, idOrTag: string) {
  const row = isId(idOrTag) ? await assetById(db, idOrTag) : await assetByTag(db, idOrTag);
  if (!row) throw notFound("asset");
  return presentAsset(row);
}

async function lock(tx: Db, idOrTag: string): Promise<AssetRow> {
  const row = await lockAsset(tx, (await show(tx, idOrTag)).id);
  if (!row) throw notFound("asset");
  return row;
}

export const routes = handle(assetRoutes, {
  "GET /assets": async ({ db, query }) => {
    const kind = query.kind && (await findKind(db, isId(query.kind) ? "id" : "key", query.kind));
    if (query.kind && !kind) return { items: [], next_cursor: null };
    const [after] = decodeCursor(query.cursor, ["text"]) ?? [];
    const wanted = {
      words: (query.q ?? "").split(/[\s\0]+/).filter(Boolean),
      ...(kind && { kind: kind.id }),
      ...(query.state && { states: query.state }),
      ...(query.person && { person: query.person }),
      ...(query.organization && { organization: query.organization }),
      ...(query.site && { site: query.site }),
    };
    const rows = await listAssets(db, wanted, after === undefined ? null : String(after), query.limit);
    return toPage(rows, query.limit, presentAsset, (row) => [row.tag_key]);
  },
  "GET /assets/mine": async ({ db, actor }) => ({ items: (await assetsOf(db, personIdOf(actor))).map(presentOwn) }),
  "POST /assets": async ({ db, actor, now, body }) => show(db, await createAsset(db, actor, now, body)),
  "GET /assets/{id}": ({ db, params }) => show(db, params.id),
  "PATCH /assets/{id}": async ({ db, actor, now, params, body, request }) => {
    const row = await lock(db, params.id);
    await requireVersion(row, request.headers["if-match"], () => show(db, row.id));
    await changeAsset(db, actor, now, row, body);
    return show(db, row.id);
  },
  "DELETE /assets/{id}": async ({ db, actor, now, params }) => removeAsset(db, actor, now, await lock(db, params.id)),
  "POST /assets/imports": ({ db, actor, now, body }) => importAssets(db, actor, now, body),
  "GET /asset-kinds": async ({ db }) => ({ items: (await listKinds(db)).map(presentKind) }),
  "POST /asset-kinds": async ({ db, actor, body }) => presentKind(await createKind(db, actor, body)),
  "PATCH /asset-kinds/{id}": async ({ db, actor, params, body }) => presentKind(await changeKind(db, actor, params.id, body)),
});
