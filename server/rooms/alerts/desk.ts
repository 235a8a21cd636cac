import { theDesk } from "../../platform/actor.ts";

/** What alerts do to tickets the desk does, and no person. */
export const desk = theDesk(["tickets:read", "tickets:create", "tickets:reply", "tickets:work", "people:read", "people:write"]);
