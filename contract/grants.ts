import { z } from "zod";
import { instant, line } from "./shapes.ts";

const webAddress = z.url({ protocol: /^https?$/ }).max(2000);
const flow = z
  .enum(["person", "application"])
  .describe("person: whoever owns the mailbox signs in and agrees; application: the desk signs in as itself (not at Google)");
const provider = z.enum(["microsoft", "google", "other"]);

/** How the desk is registered at a provider (OAuth 2.0), so that it may read and send a mailbox's mail. */
export const grantGiven = z.strictObject({
  provider,
  flow: flow.default("person"),
  tenant: line(100)
    .regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, "a tenant")
    .optional()
    .describe("Microsoft: the id or a domain of the organization"),
  authorize_url: webAddress.optional().describe("Another provider: where somebody agrees"),
  token_url: webAddress.optional().describe("Another provider: where tokens are given"),
  scopes: line(1000).optional().describe("Another provider: what is asked for, with spaces between"),
  client_id: line(300).describe("What the desk is called in its registration there"),
  client_secret: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .describe("Left out: as it was. Needed anew when the provider or the client id change"),
});
export type GrantGiven = z.output<typeof grantGiven>;

/** What the provider sent somebody back with (RFC 6749, 4.1.2). */
export const grantAnswered = z.strictObject({
  state: z.string().min(1).max(200),
  code: z.string().min(1).max(8000).optional(),
  error: z.string().max(200).optional(),
  error_description: z.string().max(2000).optional(),
});
export type GrantAnswered = z.output<typeof grantAnswered>;

/** Never a token or a secret: only that there are some. */
export const grant = z.object({
  provider,
  flow,
  tenant: z.string().nullable(),
  authorize_url: z.string().nullable(),
  token_url: z.string(),
  scopes: z.string(),
  client_id: z.string(),
  granted_at: instant.describe("When it was last agreed to"),
  servers: z
    .array(z.string())
    .describe("Mail servers (host:port) that its tokens are shown to; for another one it has to be agreed to anew"),
  refused_at: instant.nullable().describe("Since when the provider lets the desk in no more"),
  refusal: z.string().nullable().describe("What the provider said then"),
});
