import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openApi } from "../../server/rooms/health/index.ts";
import { root, type Check } from "./run.ts";

/** The committed description is the one that the contract makes. */
export const openApiIsCurrent: Check = async () => {
  const kept = readFileSync(join(root, "docs/openapi.json"), "utf8");
  return kept === `${JSON.stringify(openApi(), null, 2)}\n` ? [] : ["docs/openapi.json does not fit the contract: npm run openapi"];
};
