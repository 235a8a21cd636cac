import { z } from "zod";
import { nothing, routes } from "./route.ts";
import { list, named } from "./shapes.ts";

export const doing = z.enum(["reading", "writing_reply", "writing_note"]);
export type Doing = z.infer<typeof doing>;

const present = z.object({ person: named, doing: doing.describe("The most that any of their screens does") });
export type Present = z.infer<typeof present>;

/** Who else has a ticket open: only among those who see its inside, and only as long as their screens say so. */
export const presenceRoutes = routes({
  "GET /tickets/{id}/presence": {
    summary: "Who else has the ticket open at this moment, and who is writing",
    access: "tickets:work",
    answer: list(present),
  },
  "PUT /tickets/{id}/presence/{screen}": {
    summary: "Say that I have the ticket open; it holds for twelve seconds. `{screen}` is a name that the screen gave itself",
    access: "tickets:work",
    body: z.strictObject({ doing }),
    answer: list(present),
  },
  "DELETE /tickets/{id}/presence/{screen}": {
    summary: "Say that my screen shows the ticket no more; fine also when it did not",
    access: "tickets:work",
    answer: nothing,
    status: 204,
  },
});
