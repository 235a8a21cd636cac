import { theDesk } from "../../platform/actor.ts";

/** What a source says the desk writes, and no person: what people with a role sign in with is left out before. */
export const desk = theDesk(["people:write", "accounts:write"]);
