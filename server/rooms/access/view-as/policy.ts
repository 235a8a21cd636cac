import type { Actor } from "../../../platform/actor.ts";

/** How long one looks through another's eyes. */
export const viewMinutes = 15;

/** Whether somebody may look as a person who may do no more than they. Pure. */
export const mayViewAs = (viewer: Actor, person: Actor): boolean =>
  viewer.viewedBy === null && viewer.permissions.has("desk:view_as") && [...person.permissions].every((one) => viewer.permissions.has(one));
