import { z } from "zod";

/** RFC 9457 problem document. `code` is stable; `title` and `detail` are in the reader's language. */
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
});
export type ProblemDocument = z.infer<typeof problem>;
