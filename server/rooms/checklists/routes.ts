import { checklistRoutes } from "../../../contract/checklists.ts";
import { handle } from "../../platform/http/handle.ts";
import { loadInside, wholeOf } from "../tickets/index.ts";
import { addChecklist } from "./add-checklist.ts";
import { changeItem } from "./change-item.ts";
import { changeTemplate, removeTemplate } from "./change-template.ts";
import { makeTemplate } from "./make-template.ts";
import { presentChecklists, presentTemplate } from "./present.ts";
import { removeChecklist } from "./remove-checklist.ts";
import { listTemplates } from "./store-templates.ts";

export const routes = handle(checklistRoutes, {
  "GET /checklist-templates": async ({ db }) => ({ items: (await listTemplates(db)).map(presentTemplate) }),
  "POST /checklist-templates": async ({ db, actor, now, body }) => presentTemplate(await makeTemplate(db, actor, now, body)),
  "PATCH /checklist-templates/{id}": async ({ db, actor, now, params, body, request }) =>
    presentTemplate(await changeTemplate(db, actor, now, params.id, body, request.headers["if-match"])),
  "DELETE /checklist-templates/{id}": ({ db, actor, now, params }) => removeTemplate(db, actor, now, params.id),
  "GET /tickets/{id}/checklists": async ({ db, actor, params }) => presentChecklists(db, wholeOf(await loadInside(db, actor, params.id))),
  "POST /tickets/{id}/checklists": async ({ db, actor, now, params, body }) =>
    presentChecklists(db, wholeOf(await addChecklist(db, actor, now, params.id, body.template))),
  "PATCH /tickets/{id}/checklists/{checklist}/items/{item}": async ({ db, actor, now, params, body }) => {
    const at = { ticket: params.id, checklist: params.checklist, item: params.item };
    return presentChecklists(db, wholeOf(await changeItem(db, actor, now, at, body)));
  },
  "DELETE /tickets/{id}/checklists/{checklist}": async ({ db, actor, now, params }) =>
    presentChecklists(db, wholeOf(await removeChecklist(db, actor, now, params.id, params.checklist))),
});
