import { directoryRoutes } from "../../../contract/directories.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { notFound } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { askSync } from "./ask-sync.ts";
import { changeDirectory, createDirectory } from "./change-directory.ts";
import { presentChange, presentDirectory, presentSync } from "./present.ts";
import { runTest } from "./run-test.ts";
import { findDirectory, listDirectories, lockDirectory } from "./store.ts";
import { findSync, listChanges, listSyncs } from "./store-sync.ts";

async function show(db: Db, language: Language, id: string) {
  const row = isId(id) ? await findDirectory(db, id) : undefined;
  if (!row) throw notFound("directory");
  return presentDirectory(language, row);
}

async function lock(tx: Db, id: string) {
  const row = isId(id) ? await lockDirectory(tx, id) : undefined;
  if (!row) throw notFound("directory");
  return row;
}

async function showSync(db: Db, language: Language, id: string) {
  const row = isId(id) ? await findSync(db, id) : undefined;
  if (!row) throw notFound("directory_sync");
  return presentSync(language, row);
}

export const boundRoutes = handle(directoryRoutes, {
  "GET /directories": async ({ db, actor }) => ({
    items: (await listDirectories(db)).map((row) => presentDirectory(actor.language, row)),
  }),
  "POST /directories": async ({ db, actor, now, body }) => show(db, actor.language, await createDirectory(db, actor, now, body)),
  "GET /directories/{id}": ({ db, actor, params }) => show(db, actor.language, params.id),
  "PATCH /directories/{id}": async ({ db, actor, now, params, body, request }) => {
    const row = await lock(db, params.id);
    await requireVersion(row, request.headers["if-match"], () => show(db, actor.language, row.id));
    await changeDirectory(db, actor, now, row, body);
    return show(db, actor.language, row.id);
  },
  "POST /directories/tests": ({ db, actor, body }) => runTest(db, actor.language, body),
  "POST /directories/{id}/syncs": async ({ db, actor, now, params, body }) => {
    const row = await lock(db, params.id);
    return showSync(db, actor.language, await askSync(db, row, actor.personId, now, body));
  },
  "GET /directories/{id}/syncs": async ({ db, actor, params }) => {
    const { id } = await show(db, actor.language, params.id);
    return { items: (await listSyncs(db, id)).map((row) => presentSync(actor.language, row)) };
  },
  "GET /directory-syncs/{id}": ({ db, actor, params }) => showSync(db, actor.language, params.id),
  "GET /directory-syncs/{id}/changes": async ({ db, actor, params, query }) => {
    const { id } = await showSync(db, actor.language, params.id);
    const after = decodeCursor(query.cursor, ["number"])?.[0] ?? 0;
    const rows = await listChanges(db, id, Number(after), query.limit, query.outcome);
    return toPage(
      rows,
      query.limit,
      (row) => presentChange(actor.language, row),
      ({ n }) => [n],
    );
  },
});
