import { z } from "zod";
import { routes } from "./route.ts";
import { id, instant, line, list, named } from "./shapes.ts";

export const loan = z.object({
  id,
  what: z.string().describe("What was handed out, in words"),
  asset: z
    .object({ id, tag: z.string().describe("What is written on it"), name: z.string() })
    .nullable()
    .describe("Which asset it is; null: none, or one that is no longer there"),
  contact_id: id.nullable().describe("The contact in which it was handed out; null: none"),
  lent_at: instant.describe("When it was handed out"),
  lent_by: named.nullable().describe("Who handed it out, and is reminded"),
  due_at: instant.describe("When it is to be back"),
  returned_at: instant.nullable().describe("When it came back; null: it has not"),
});
export type Loan = z.infer<typeof loan>;

export const loanRoutes = routes({
  "GET /tickets/{id}/loans": { summary: "What was lent out in a ticket, the latest first", access: "contacts:read", answer: list(loan) },
  "POST /tickets/{id}/loans": {
    summary:
      "Something is handed out: noted in my contact about this ticket, and promised back, so that I am reminded. Publishes `loan.handed_out`",
    access: "contacts:work",
    body: z.strictObject({
      what: line(120).optional().describe("What is handed out, in words; left out: as the asset is called"),
      asset: z.string().max(60).optional().describe("Id or tag of an asset in stock: whoever asks has it until it is back"),
      due_at: instant.describe("When it is to be back: after now, within a year"),
    }),
    answer: loan,
    status: 201,
  },
  "POST /tickets/{id}/loans/{loan}/returns": {
    summary: "It is back: the promise is kept. Publishes `loan.returned`",
    access: "contacts:work",
    body: z.strictObject({}),
    answer: loan,
  },
});
