import { catalogRoutes } from "../../../contract/catalog.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { changeCategory } from "./change-category.ts";
import { changePriority } from "./change-priority.ts";
import { changeRequestType } from "./change-request-type.ts";
import { createCategory } from "./create-category.ts";
import { createRequestType } from "./create-request-type.ts";
import { presentCategory, presentRequestType } from "./present.ts";
import { allCategories, categoriesWhere, priorityMatrix, priorityTargets, requestTypes } from "./store.ts";
import { mayShape, seesInside } from "./policy.ts";
import { suggest } from "./suggest.ts";

export const boundRoutes = handle(catalogRoutes, {
  "GET /categories": async ({ db }) => ({ items: (await allCategories(db)).map(presentCategory) }),
  "POST /categories": async ({ db, actor, body }) => presentCategory(await createCategory(db, actor, body)),
  "PATCH /categories/{id}": async ({ db, actor, params, body }) => {
    const [row] = await categoriesWhere(db, isId(params.id) ? "id" : "key", [params.id]);
    if (!row) throw notFound("category");
    return presentCategory(await changeCategory(db, actor, row, body));
  },
  "GET /categories/suggestion": async ({ db, query }) => {
    const { category, impact, urgency } = await suggest(db, query.q);
    return { category: category && presentCategory(category), impact, urgency };
  },
  "GET /request-types": async ({ db, actor, query }) => {
    const rows = await requestTypes(db, actor.language, query.all && mayShape(actor));
    return { items: rows.map((row) => presentRequestType(row, seesInside(actor))) };
  },
  "POST /request-types": async ({ db, actor, body }) => presentRequestType(await createRequestType(db, actor, body), true),
  "PATCH /request-types/{id}": async ({ db, actor, params, body, request }) =>
    presentRequestType(await changeRequestType(db, actor, params.id, body, request.headers["if-match"]), true),
  "PATCH /priorities/{priority}": ({ db, actor, now, params, body }) => changePriority(db, actor, now, params.priority, body),
  "GET /priorities": async ({ db }) => ({ matrix: await priorityMatrix(db), targets: await priorityTargets(db) }),
});
