import { z } from "zod";
import { nothing, routes } from "./route.ts";
import { id, instant, named } from "./shapes.ts";

const held = z.object({
  id,
  kind: z.enum(["contact", "factors"]).describe("contact: how they are reached; factors: their second factors are taken away"),
  fields: z.array(z.enum(["email", "phone", "mobile"])).describe("What of it"),
  asked_by: named.describe("Who asked for it"),
  ticket_number: z.number().int().describe("In which ticket it was proved who is asking"),
  not_before: instant.describe("When it is done, unless somebody drops it or there is an alarm"),
});
export type HeldChange = z.infer<typeof held>;

const asks = z.object({
  evidence: z.boolean().describe("They sign in somewhere: their address and numbers are changed on proof of who is asking, in a ticket"),
  first_number: z.boolean().describe("They have no number: a first one needs no proof, and is none itself for the first days"),
  locked: z.boolean().describe("There is an alarm about their account: nothing of it is changed"),
  held: z.array(held).describe("What was proved and waits"),
});
export type ChangeAsks = z.infer<typeof asks>;

export const deskAccountRoutes = routes({
  "GET /people/{id}/change-needs": {
    summary: "What has to be proved before somebody's address and numbers are changed, and what waits",
    access: "people:write",
    answer: asks,
  },
  "DELETE /held-changes/{id}": {
    summary: "Drop a change that waits: it is not done",
    access: "people:write",
    session: true,
    answer: nothing,
    status: 204,
  },
});
