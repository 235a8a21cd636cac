import { theDesk } from "../../platform/actor.ts";

/** Opens the tickets of chats, whoever it is that chats. */
export const desk = theDesk(["tickets:read", "tickets:create", "tickets:work", "people:read", "people:write"]);
