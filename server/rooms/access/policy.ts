import { permissions as all, type Permission, type Role } from "../../../contract/access.ts";

const requester: readonly Permission[] = ["tickets:read", "tickets:create", "tickets:reply"];
const technician: readonly Permission[] = [
  ...requester,
  "tickets:work",
  "contacts:read",
  "contacts:work",
  "people:read",
  "people:write",
  "assets:read",
  "assets:write",
  "teams:read",
  "catalog:read",
];

/** What a role allows at all. Which tickets, contacts and people is decided per object, by each room's policy. */
export const permissionsOfRole: Record<Role, readonly Permission[]> = {
  requester,
  technician,
  // More than a technician only on the teams one leads: the rooms ask `leadsTeamIds`.
  lead: technician,
  manager: ["tickets:read", "contacts:read", "people:read", "assets:read", "teams:read", "catalog:read"],
  trainer: ["people:read", "teams:read", "catalog:read"],
  auditor: ["tickets:read", "contacts:read", "people:read", "assets:read", "teams:read", "catalog:read", "audit:read", "system:read"],
  administrator: all,
};

/** Everybody who has signed in is at least a requester: auditors and managers need help, too. */
export const effectiveRoles = (granted: Iterable<Role>): Set<Role> => new Set<Role>(["requester", ...granted]);

/** The rights of some roles; of an API key those that it was given scopes for. A scope never adds a right. */
export function permissionsOf(roles: Iterable<Role>, scopes?: readonly string[]): Set<Permission> {
  const held = new Set([...effectiveRoles(roles)].flatMap((role) => permissionsOfRole[role]));
  return scopes ? new Set([...held].filter((permission) => scopes.includes(permission))) : held;
}

export const mayWorkOnTickets: readonly Role[] = ["technician", "lead", "administrator"];

const minutes = 60_000;
const hours = 60 * minutes;
const days = 24 * hours;

export interface Lifetime {
  /** Milliseconds without a request after which a session ends, */
  idle: number;
  /** and from its beginning, whatever happens. */
  absolute: number;
}

/** Whoever sees more than their own tickets signs in daily; a requester stays signed in. */
export const lifetimeOf = (roles: Iterable<Role>): Lifetime =>
  [...roles].some((role) => role !== "requester") ? { idle: 8 * hours, absolute: 24 * hours } : { idle: 30 * days, absolute: 90 * days };

export const expiryOf = (createdAt: Date, lastSeenAt: Date, lifetime: Lifetime): Date =>
  new Date(Math.min(createdAt.getTime() + lifetime.absolute, lastSeenAt.getTime() + lifetime.idle));

/** Who signed in this recently with a mailed code has just proved who they are. */
export const freshFor = 15 * minutes;
