import { verificationRoutes } from "../../../contract/verification.ts";
import { handle } from "../../platform/http/handle.ts";
import { changePolicy, restorePolicy } from "./change-policy.ts";
import { presentCoverage } from "./present-coverage.ts";
import { presentPolicy } from "./read-policy.ts";

export const routes = handle(verificationRoutes, {
  "GET /verification-policy": ({ db }) => presentPolicy(db),
  "GET /verification-coverage": ({ db, now }) => presentCoverage(db, now),
  "PUT /verification-policy/{action}/{class}": async ({ db, actor, now, params, body }) => {
    await changePolicy(db, actor, now, params, body.sets);
    return presentPolicy(db);
  },
  "DELETE /verification-policy/{action}/{class}": ({ db, actor, now, params }) => restorePolicy(db, actor, now, params),
});
