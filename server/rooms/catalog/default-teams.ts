import type { TeamGiven } from "../teams/index.ts";

/** A first set of teams that a desk of any size can start with and rename. */
export const defaultTeams: TeamGiven[] = [
  { key: "service-desk", name: "Service desk", tier: 1, is_default: true },
  { key: "workplace", name: "Workplace", tier: 2, is_default: true },
  { key: "messaging", name: "Messaging", tier: 2 },
  { key: "accounts", name: "Accounts", tier: 2 },
  { key: "network", name: "Network", tier: 3, is_default: true },
  { key: "servers", name: "Servers", tier: 3 },
  { key: "security", name: "Security", tier: 3, handles: "security" },
  { key: "problems", name: "Problem management", tier: 3, handles: "systemic" },
];
