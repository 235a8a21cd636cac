import { auditRoutes } from "../../../contract/audit.ts";
import { handle } from "../../platform/http/handle.ts";
import { standing } from "./store.ts";

export const boundRoutes = handle(auditRoutes, {
  "GET /audit/seal": async ({ db }) => {
    const { segments, sealed_at, hash, key_name, waiting_since, anchored_at } = await standing(db);
    return {
      segments,
      sealed_at: sealed_at?.toISOString() ?? null,
      hash: hash?.toString("hex") ?? null,
      key: key_name,
      waiting_since: waiting_since?.toISOString() ?? null,
      anchored_at: anchored_at?.toISOString() ?? null,
    };
  },
});
