import { z } from "zod";
import { id, instant, line, named } from "./shapes.ts";
import { nothing, routes } from "./route.ts";

export const viewAsRoutes = routes({
  "POST /view-as": {
    summary:
      "Look at the desk as another person sees it, for 15 minutes in this session: nothing can be changed, nothing confidential is shown, and it is logged",
    access: "desk:view_as",
    session: true,
    recent: true,
    body: z.strictObject({
      person: id.describe("Who may do no more than I"),
      reason: line(200).describe("Why: it stands in the audit trail"),
    }),
    answer: z.object({ person: named, until: instant.describe("Then it ends by itself") }),
    status: 201,
  },
  "DELETE /view-as": {
    summary: "Be myself again",
    access: "signed_in",
    session: true,
    viewing: true,
    answer: nothing,
    status: 204,
  },
});
