import { theDesk } from "../../platform/actor.ts";

/** Does what nobody of the desk does: closes the queue behind who went. */
export const desk = theDesk(["tickets:read", "tickets:create", "tickets:work", "contacts:read", "contacts:work"]);
