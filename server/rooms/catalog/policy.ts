import type { Actor } from "../../platform/actor.ts";

/** Shapes what can be asked for. */
export const mayShape = (actor: Actor): boolean => actor.permissions.has("catalog:write");
/** Is told of questions that technicians alone answer. */
export const seesInside = (actor: Actor): boolean => actor.permissions.has("tickets:work") || mayShape(actor);
