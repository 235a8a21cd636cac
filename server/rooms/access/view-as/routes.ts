import { viewAsRoutes as contract } from "../../../../contract/view-as.ts";
import { handle } from "../../../platform/http/handle.ts";
import { endView } from "./end-view.ts";
import { startView } from "./start-view.ts";

export const viewAsRoutes = handle(contract, {
  "POST /view-as": ({ db, actor, now, body }) => startView(db, actor, now, body),
  "DELETE /view-as": ({ db, actor, now }) => endView(db, actor, now),
});
