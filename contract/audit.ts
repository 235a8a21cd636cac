import { z } from "zod";
import { routes } from "./route.ts";
import { instant } from "./shapes.ts";

const seal = z.object({
  segments: z.number().int().describe("How many segments the chain has"),
  sealed_at: instant.nullable().describe("When the last one was sealed; null: there is none"),
  hash: z.string().nullable().describe("The head of the chain: SHA-256, hexadecimal"),
  key: z.string().nullable().describe("What names the key that sealed it"),
  waiting_since: instant.nullable().describe("When the oldest fact was told that is not sealed yet; null: all are"),
  anchored_at: instant.nullable().describe("When the head was last told elsewhere"),
});

export const auditRoutes = routes({
  "GET /audit/seal": { summary: "How far the audit trail is sealed", access: "audit:read", answer: seal },
});
