import type { Role } from "../../../contract/access.ts";
import type { Language } from "../../../contract/shapes.ts";

/** Somebody with a name of their own in the demo world. `account`: signs in with the password that the loader prints. */
export interface Cast {
  email: string;
  name: string;
  language: Language;
  title: string;
  department: string;
  site: string;
  room?: string;
  teams?: string[];
  leads?: string[];
  roles?: Role[];
  account?: boolean;
}

const it = { department: "IT", site: "Oslo", language: "en" } as const;
const technician = { ...it, title: "Technician", roles: ["technician"] satisfies Role[] };

export const cast: readonly Cast[] = [
  { email: "per.haug", name: "Per Haug", ...technician, teams: ["service-desk"], account: true },
  { email: "kari.solberg", name: "Kari Solberg", ...technician, teams: ["messaging"], account: true },
  { email: "lars.moe", name: "Lars Moe", ...technician, title: "Specialist", teams: ["network", "problems"], account: true },
  {
    email: "lead",
    name: "Ingrid Dahl",
    ...it,
    title: "Team lead",
    roles: ["lead", "technician"],
    leads: ["service-desk", "workplace", "messaging"],
    account: true,
  },
  { email: "manager", name: "Bjørn Eide", ...it, title: "IT manager", roles: ["manager"], account: true },
  { email: "trainer", name: "Mona Lie", ...it, title: "Trainer", language: "nb", roles: ["trainer"], account: true },
  {
    email: "auditor",
    name: "Eva Lund",
    department: "Risk",
    site: "Oslo",
    language: "en",
    title: "Auditor",
    roles: ["auditor"],
    account: true,
  },
  { email: "admin", name: "Nina Strand", ...it, title: "System administrator", roles: ["administrator"], account: true },
  {
    email: "ane.berg",
    name: "Ane Berg",
    language: "en",
    title: "Controller",
    department: "Finance",
    site: "Oslo",
    room: "3.14",
    roles: ["requester"],
    account: true,
  },
  { email: "jonas.lie", name: "Jonas Lie", language: "en", title: "Planner", department: "Logistics", site: "Bergen" },
  { email: "ola.nordli", name: "Ola Nordli", language: "en", title: "Adviser", department: "Sales", site: "Stavanger" },
  { email: "mari.sand", name: "Mari Sand", language: "en", title: "HR partner", department: "HR", site: "Trondheim" },
  { email: "tor.aas", name: "Tor Aas", language: "en", title: "Head of finance", department: "Finance", site: "Oslo" },
  { email: "kari.moe", name: "Kari Moe", language: "en", title: "Project manager", department: "Projects", site: "Oslo" },
  { email: "per.dahl", name: "Per Dahl", language: "en", title: "Account manager", department: "Sales", site: "Oslo" },
  { email: "siri.vik", name: "Siri Vik", language: "nb", title: "Rådgiver", department: "Kundeservice", site: "Tromsø" },
];

/** How many technicians a team has besides those with a name, on a small desk. */
export const crew: Record<string, number> = {
  "service-desk": 5,
  workplace: 4,
  messaging: 3,
  accounts: 3,
  network: 2,
  servers: 3,
  security: 2,
  problems: 1,
};
