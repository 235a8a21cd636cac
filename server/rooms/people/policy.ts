import type { Actor } from "../../platform/actor.ts";

/**
 * Whoever reads somebody's mail can sign in as them. So the address of a person who was given a role, and whether they are still
 * here, is changed only by who gives roles: in person, not by a program.
 */
export const mayChangeEntrusted = (actor: Actor): boolean => actor.permissions.has("accounts:write") && actor.apiKeyId === null;
