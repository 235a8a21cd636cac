import { z } from "zod";
import { instant } from "./shapes.ts";
import { nothing, routes } from "./route.ts";

const check = z.object({
  name: z.string(),
  ok: z.boolean(),
  detail: z.string(),
  remedy: z.string().nullable().describe("What to do about it; null while it is well"),
});

export const failure = z.object({
  id: z.string().describe("Its id, only for the endpoints below"),
  kind: z.enum(["reaction", "job"]).describe("What follows from an event, or work on time"),
  name: z.string(),
  about: z.string().nullable().describe("The kind of event that it follows from"),
  ticket_number: z.number().int().nullable(),
  attempts: z.number().int().describe("How often it was tried"),
  most_attempts: z.number().int().describe("How often it is tried at most"),
  failed_at: instant.describe("When it last failed"),
  next_at: instant.nullable().describe("When it is tried again by itself; null: never"),
  error: z.string().describe("The last error, without what people wrote"),
});
export type Failure = z.infer<typeof failure>;

export const healthRoutes = routes({
  "GET /health": {
    summary: "Whether this desk is well, check by check; details only for those who may see them",
    access: "public",
    answer: z.object({ ok: z.boolean(), version: z.string(), checks: z.array(check).optional() }),
  },
  "GET /failures": {
    summary: "What went wrong in the background, newest first, the latest hundred",
    access: "system:read",
    answer: z.object({ items: z.array(failure), total: z.number().int().describe("How many there are in all") }),
  },
  "POST /failures/{id}/retries": {
    summary: "Try again now what went wrong, with all its attempts anew",
    access: "system:write",
    answer: nothing,
    status: 204,
  },
  "DELETE /failures/{id}": {
    summary: "Give up what went wrong: it is never tried again",
    access: "system:write",
    answer: nothing,
    status: 204,
  },
  "GET /openapi.json": { summary: "This API as OpenAPI 3.1", access: "public", answer: z.record(z.string(), z.unknown()) },
});
