import { theDesk } from "../../platform/actor.ts";

/** What the guard does to tickets and accounts the desk does, and no person. */
export const desk = theDesk(["tickets:read", "tickets:create", "tickets:work", "people:read"]);
