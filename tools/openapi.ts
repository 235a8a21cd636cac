import { writeFileSync } from "node:fs";
import { openApi } from "../server/rooms/health/index.ts";

// npm run openapi: writes the committed description anew; `npm run check` fails when it does not fit the contract.
writeFileSync(new URL("../docs/openapi.json", import.meta.url), `${JSON.stringify(openApi(), null, 2)}\n`);
