import type { AssetState } from "../../contract/assets.ts";
import type { ListSort } from "../../contract/ticket-list.ts";
import type { Queue } from "../../contract/tickets.ts";

/** An address of the web application. Made here only, so that a link cannot be misspelt. */
export type Path = `/${string}`;

/** What the Desk's address holds besides the ticket: which list is open, and how. */
export interface DeskSearch {
  queue?: Queue;
  team?: string;
  /** Id of a view. */
  view?: string;
  /** What the list is narrowed by, in the language of filters. */
  filter?: string;
  /** As a table, or side by side, over the whole width, in place of the list beside a ticket. */
  show?: "table" | "board";
  /** By which field a board is laid out. */
  by?: string;
  sort?: ListSort;
  /** Words of the subject. */
  q?: string;
  /** Several may be named: "new,open". */
  status?: string;
  priority?: string;
}

export interface AssetsSearch {
  q?: string;
  kind?: string;
  state?: AssetState;
}

type Search = Record<string, string | number | boolean | null | undefined>;

export function withSearch(path: string, search: object = {}): Path {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search as Search)) {
    if (value !== undefined && value !== null && value !== "") params.set(name, String(value));
  }
  return `${path}${params.size > 0 ? `?${params}` : ""}` as Path;
}

const part = (value: string | number) => encodeURIComponent(String(value));

export const paths = {
  home: (): Path => "/",
  signIn: (returnTo?: string): Path => withSearch("/sign-in", { return: returnTo }),
  /** Where a second factor is set up before anything else. */
  enrol: (returnTo?: string): Path => withSearch("/second-factor", { return: returnTo }),
  setup: (): Path => "/setup",
  /** What opens it stands behind `#`: it reaches no server by itself. */
  setPassword: (token: string): Path => `/set-password#${part(token)}`,
  desk: (search?: DeskSearch): Path => withSearch("/desk", search),
  ticket: (number: number, search?: DeskSearch): Path => withSearch(`/desk/${number}`, search),
  /** Messages that wait for a decision, or one of them. */
  promisesKept: (): Path => "/desk/promises",
  approvals: (): Path => "/desk/approvals",
  held: (id?: string): Path => `/desk/held${id ? `/${part(id)}` : ""}`,
  /** Changes of many tickets, or one of them. */
  bulk: (id?: string): Path => `/desk/bulk${id ? `/${part(id)}` : ""}`,
  call: (contactId: string): Path => `/call/${part(contactId)}`,
  people: (search?: { q?: string; organization?: string }): Path => withSearch("/people", search),
  person: (id: string, search?: { q?: string; organization?: string }): Path => withSearch(`/people/${part(id)}`, search),
  personEdit: (id: string): Path => `/people/${part(id)}/edit`,
  /** The words looked for and not found become the name, number or mail of somebody new. */
  personNew: (search?: { words?: string }): Path => withSearch("/people/new", search),
  peopleImport: (): Path => "/people/import",
  organizations: (search?: { q?: string }): Path => withSearch("/people/organizations", search),
  organization: (id: string): Path => `/people/organizations/${part(id)}`,
  organizationNew: (): Path => "/people/organizations/new",
  assets: (search?: AssetsSearch): Path => withSearch("/equipment", search),
  asset: (id: string): Path => `/equipment/${part(id)}`,
  assetEdit: (id: string): Path => `/equipment/${part(id)}/edit`,
  assetNew: (search?: { person?: string }): Path => withSearch("/equipment/new", search),
  assetsImport: (): Path => "/equipment/import",
  portal: (): Path => "/portal",
  portalTicket: (number: number): Path => `/portal/${number}`,
  /** A new request; the words that were typed already come along. `draft` is the one to go on with. */
  portalNew: ({ type, ...search }: { type?: string; words?: string; draft?: string } = {}): Path =>
    withSearch(`/portal/new${type ? `/${part(type)}` : ""}`, search),
  portalHistory: (search?: { show?: "open" | "finished"; q?: string }): Path => withSearch("/portal/history", search),
  portalAppointments: (): Path => "/portal/appointments",
  portalAccount: (): Path => "/portal/account",
  settings: (section?: string, id?: string): Path => `/settings${section ? `/${part(section)}` : ""}${section && id ? `/${part(id)}` : ""}`,
} as const;

const here = "https://desk.invalid";

/** Only addresses of our own: one slash, no second one or backslash that would name another host, and still ours as a browser reads it. */
export const safeReturn = (given: string | null | undefined): Path | null =>
  given && /^\/(?![/\\])[^\p{Cc}]*$/u.test(given) && URL.canParse(given, here) && new URL(given, here).origin === here
    ? (given as Path)
    : null;
