import type { Priority } from "../../../contract/catalog.ts";
import type { Language } from "../../../contract/shapes.ts";

/** Somebody of the demo world. */
export interface Body {
  id: string;
  name: string;
  first: string;
  email: string;
  language: Language;
  phone: string;
  department: string | null;
  organizationId: string;
  siteId: string | null;
  site: string | null;
  roomId: string | null;
  room: string | null;
}

export interface DemoTeam {
  id: string;
  key: string;
  name: string;
  tier: number;
  technicians: Body[];
}

export interface DemoCategory {
  id: string;
  /** Key of the team that knows it. */
  team: string;
}

export interface DemoRequestType {
  id: string;
  kind: "incident" | "service_request";
  impact: number;
  urgency: number;
  teamId: string | null;
}

/** The desk and its people, as the stories need them. */
export interface Desk {
  requesters: Body[];
  /** By the part of the address before the @: `ane.berg`. */
  named: ReadonlyMap<string, Body>;
  teams: ReadonlyMap<string, DemoTeam>;
  categories: ReadonlyMap<string, DemoCategory>;
  requestTypes: ReadonlyMap<string, DemoRequestType>;
  priority(impact: number, urgency: number): Priority;
  targetMinutes(priority: Priority): number;
}

export function teamOf(desk: Desk, key: string): DemoTeam {
  const team = desk.teams.get(key);
  if (!team) throw new Error(`the demo world has no team ${key}`);
  return team;
}

export function bodyOf(desk: Desk, name: string): Body {
  const body = desk.named.get(name);
  if (!body) throw new Error(`the demo world has nobody called ${name}`);
  return body;
}
