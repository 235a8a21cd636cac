import { theDesk } from "../../platform/actor.ts";

/** What missed calls do to tickets the desk does, and no person. */
export const desk = theDesk(["tickets:read", "tickets:create", "tickets:work", "people:read"]);
