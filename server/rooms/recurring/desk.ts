import { theDesk } from "../../platform/actor.ts";

/** Recurring tickets the desk opens, and no person. */
export const desk = theDesk(["tickets:read", "tickets:create", "tickets:work", "people:read"]);
