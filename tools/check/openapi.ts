import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApi } from "../../server/rooms/health/index.ts";
import { root, type Check } from "./run.ts";

const path = join(root, "docs/openapi.json");
const current = (): string => `${JSON.stringify(openApi(), null, 2)}\n`;

export const writeOpenApi = (): void => writeFileSync(path, current());

/** The committed description is the one that the contract makes. */
export const openApiIsCurrent: Check = async () =>
  readFileSync(path, "utf8") === current() ? [] : ["docs/openapi.json does not fit the contract: npm run check -- --write"];
