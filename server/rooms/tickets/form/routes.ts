import { formRoutes as contract } from "../../../../contract/forms.ts";
import { handle } from "../../../platform/http/handle.ts";
import { previewShape } from "./preview-shape.ts";
import { readForm } from "./read-form.ts";
import { showSecret } from "./show-secret.ts";

export const formRoutes = handle(contract, {
  "POST /request-types/{id}/previews": async ({ db, params, body }) => ({ items: await previewShape(db, params.id, body) }),
  "GET /tickets/{id}/form": ({ db, actor, params }) => readForm(db, actor, params.id),
  "POST /tickets/{id}/secrets/{field}/showings": async ({ db, actor, now, params }) => ({
    secret: await showSecret(db, actor, now, params.id, params.field),
  }),
});
