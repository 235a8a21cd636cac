import { z } from "zod";
import { routes } from "./route.ts";
import { instant, list, named } from "./shapes.ts";

/** What a technician says of themselves. */
export const chosenAvailability = z.enum(["available", "busy", "away"]);
export type ChosenAvailability = z.infer<typeof chosenAvailability>;
/** What follows from it: what nobody confirms becomes idle, and then unknown. */
export const availabilityState = z.enum(["available", "busy", "away", "idle", "unknown"]);
export type AvailabilityState = z.infer<typeof availabilityState>;

const mine = z.object({
  state: availabilityState.describe("As the others see it"),
  because: z
    .enum(["chosen", "contact", "leave", "not_confirmed", "nothing_said"])
    .describe("I said so; a contact goes on; I am on leave; nobody confirmed it; I never said anything"),
  until: instant.nullable().describe("Then it becomes another one by itself, if nothing happens; null: it stays"),
  kept: z
    .object({
      chosen: chosenAvailability.describe("What I said"),
      chosen_at: instant.describe("When I said so"),
      confirmed_at: instant.describe("When I, or work that I did, last confirmed it"),
    })
    .nullable()
    .describe("All that is kept about this; it is written over and has no history. null: nothing"),
});
export type MyAvailability = z.infer<typeof mine>;

export const availabilityRoutes = routes({
  "GET /availability": {
    summary: "Whether I can take work now, why the desk believes so, and what it keeps of it",
    access: "tickets:work",
    answer: mine,
  },
  "PUT /availability": {
    summary: "Say whether I can take work. Saying the same again confirms it",
    access: "tickets:work",
    body: z.strictObject({ state: chosenAvailability.describe("How it is from now on") }),
    answer: mine,
  },
  "GET /availability/now": {
    summary: "Who can take work now. Who is not in the list has said nothing, or nobody has confirmed it for long: unknown",
    access: "tickets:work",
    answer: list(z.object({ person: named.describe("Who it is"), state: availabilityState.describe("As it is now") })),
  },
});
