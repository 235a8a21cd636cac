import type { Permission, Role } from "../../contract/access.ts";
import type { Language } from "../../contract/shapes.ts";
import type { TeamRight } from "../../contract/teams.ts";

/** Who is asking. Every policy function takes one; nothing else decides what somebody may do. */
export interface Actor {
  /** null for a visitor who has not signed in, and for the desk itself. */
  personId: string | null;
  name: string;
  language: Language;
  timeZone: string;
  roles: ReadonlySet<Role>;
  /** What the roles allow, cut down to the scopes of the API key where one was used. */
  permissions: ReadonlySet<Permission>;
  teamIds: ReadonlySet<string>;
  leadsTeamIds: ReadonlySet<string>;
  /** What one's memberships give, by team. */
  rightsIn: ReadonlyMap<string, ReadonlySet<TeamRight>>;
  /** Teams whose tickets only their members see, one's own among them. */
  closedTeamIds: ReadonlySet<string>;
  /** Highest tier of the teams one belongs to, vendors left out; a technician without a team counts as tier 1, others as 0. */
  tier: number;
  /** Organizations whose tickets a requester may read besides their own. */
  organizationIds: ReadonlySet<string>;
  sessionId: string | null;
  apiKeyId: string | null;
  /** When they last proved in this session who they are. */
  provenAt: Date | null;
  /** Has to set up a second factor before anything else. */
  limited: boolean;
  /** Who looks at the desk as this person would see it, and changes nothing. */
  viewedBy: Viewer | null;
}

export interface Viewer {
  id: string;
  name: string;
  /** Of the view. */
  viewId: string;
  until: Date;
}

const nobody: Actor = {
  personId: null,
  name: "",
  language: "en",
  timeZone: "UTC",
  roles: new Set(),
  permissions: new Set(),
  teamIds: new Set(),
  leadsTeamIds: new Set(),
  rightsIn: new Map(),
  closedTeamIds: new Set(),
  tier: 0,
  organizationIds: new Set(),
  sessionId: null,
  apiKeyId: null,
  provenAt: null,
  limited: false,
  viewedBy: null,
};

export const anonymous = (language: Language): Actor => ({ ...nobody, language });

/** The desk itself: reactions and jobs. It may do what their verbs ask for and signs as nobody. */
export const theDesk = (permissions: readonly Permission[]): Actor => ({
  ...nobody,
  roles: new Set(["administrator"]),
  permissions: new Set(permissions),
});

/** A signed-in person's id; verbs behind a permission may rely on it. */
export function personIdOf(actor: Actor): string {
  if (!actor.personId) throw new Error("a signed-in person was expected");
  return actor.personId;
}

const provenFor = 10 * 60_000;

/** Whether they proved recently enough who they are for what cannot be taken back. */
export const isProven = (actor: Actor, now: Date): boolean =>
  actor.provenAt !== null && now.getTime() - actor.provenAt.getTime() < provenFor;
