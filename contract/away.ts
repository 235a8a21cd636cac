import { z } from "zod";
import { nothing, routes } from "./route.ts";
import { id, instant, named } from "./shapes.ts";

const away = z.object({
  from: instant.describe("Away from then"),
  until: instant.describe("Back then"),
  substitute: named.nullable().describe("Who stands in; null: nobody"),
});
export type Away = z.infer<typeof away>;
const mine = z.object({ away: away.nullable().describe("null: I am not, and do not mean to be") });

export const awayRoutes = routes({
  "GET /away": { summary: "When I am away, and who stands in for me", access: "signed_in", answer: mine },
  "GET /away/now": {
    summary: "Who is away now, until when, and who stands in for them",
    access: "tickets:work",
    answer: z.object({
      items: z.array(
        z.object({
          person: named.describe("Who is away"),
          until: instant.describe("Back then"),
          stand_in: named.nullable().describe("Who is there in their place; null: nobody"),
        }),
      ),
    }),
  },
  "PUT /away": {
    summary: "Say when I am away, and who stands in: what I am to approve goes to them meanwhile",
    access: "signed_in",
    session: true,
    body: z.strictObject({
      from: instant.describe("Away from then"),
      until: instant.describe("Back then"),
      substitute: z.string().trim().max(254).nullable().default(null).describe("Id or mail address of who stands in"),
    }),
    answer: mine,
  },
  "DELETE /away": { summary: "I am not away, after all", access: "signed_in", session: true, answer: nothing, status: 204 },
  "GET /people/{id}/manager": {
    summary: "Who decides for somebody",
    access: "people:read",
    answer: z.object({ manager: named.nullable().describe("null: nobody is named") }),
  },
  "PUT /people/{id}/manager": {
    summary: "Name who decides for somebody",
    access: "people:write",
    body: z.strictObject({ manager: id.nullable().describe("null: nobody") }),
    answer: z.object({ manager: named.nullable().describe("Who it is from now on") }),
  },
});
