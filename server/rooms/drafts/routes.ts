import { sharedDraftRoutes } from "../../../contract/shared-drafts.ts";
import { draftRoutes } from "../../../contract/work.ts";
import { personIdOf } from "../../platform/actor.ts";
import { handle } from "../../platform/http/handle.ts";
import { keepDraft } from "./keep-draft.ts";
import { readShared, shareDraft, unshareDraft } from "./share-draft.ts";
import { draftsOf } from "./store.ts";

export const boundRoutes = handle(draftRoutes, {
  "GET /drafts": async ({ db, actor, query }) => {
    const rows = await draftsOf(db, personIdOf(actor), query.key);
    return { items: rows.map((row) => ({ key: row.key, body: row.body, updated_at: row.updated_at.toISOString() })) };
  },
  "PUT /drafts": ({ db, actor, now, body }) => keepDraft(db, actor, now, body),
});

export const sharedRoutes = handle(sharedDraftRoutes, {
  "GET /tickets/{id}/shared-draft": ({ db, actor, params }) => readShared(db, actor, params.id),
  "PUT /tickets/{id}/shared-draft": ({ db, actor, now, params, body, request }) =>
    shareDraft(db, actor, now, params.id, body.body, request.headers["if-match"]),
  "DELETE /tickets/{id}/shared-draft": ({ db, actor, now, params, request }) =>
    unshareDraft(db, actor, now, params.id, request.headers["if-match"]),
});
