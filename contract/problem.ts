import { z } from "zod";
import { permission } from "./access.ts";
import { id, instant } from "./shapes.ts";

/** RFC 9457 problem document. `code` is stable; `title` and `detail` are in the reader's language; the last ones come with some codes. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  request_id: z.string().optional(),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
    .optional()
    .describe("One per wrong field; pointer is an RFC 6901 JSON pointer into the body, or #query/name"),
  permission: permission.optional().describe("With not_allowed: what the caller, or the key, lacks"),
  current: z.record(z.string(), z.unknown()).optional().describe("With version_conflict: the ticket as it is now, a Ticket"),
  replies: z
    .array(z.object({ id, at: instant, author: z.string().nullable(), technician: z.boolean(), body: z.string() }))
    .optional()
    .describe("With replied_meanwhile: what the others wrote, oldest first"),
  yours: z.string().optional().describe("With replied_meanwhile: the text that was not sent"),
  filter_fault: z
    .object({
      code: z.string(),
      at: z.number().int().describe("How many characters stand before them"),
      length: z.number().int().describe("How many they are"),
    })
    .optional()
    .describe("With a filter that cannot be meant: which of its characters are wrong"),
  ticket_id: id.optional().describe("With already_exists: the ticket that was made of it before"),
  ticket_number: z.number().int().optional().describe("With already_exists: the number of that ticket"),
});
export type ProblemDocument = z.infer<typeof problem>;
