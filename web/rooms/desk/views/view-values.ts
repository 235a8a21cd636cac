import type { BodyGiven } from "../../../../contract/route.ts";
import type { Me } from "../../../../contract/access.ts";
import type { GroupField, View, ViewColumn, ViewMark, ViewSort, viewRoutes } from "../../../../contract/views.ts";

/** A view as its form holds it. */
export interface ViewValues {
  name: string;
  /** "personal", "shared", or "team:" with its key. */
  whose: string;
  filter: string;
  /** "due ascending" */
  sort: string;
  columns: ViewColumn[];
  group_by: GroupField | "";
  marks: ViewMark[];
}

export const usualColumns: ViewColumn[] = ["number", "subject", "requester", "status", "assignee", "due"];

export const sortText = ({ field, direction }: ViewSort): string => `${field} ${direction}`;
const sortOf = (text: string): ViewSort => {
  const [field, direction] = text.split(" ");
  return { field, direction } as ViewSort;
};

export const newView = (filter: string, name = ""): ViewValues => ({
  name,
  whose: "personal",
  filter,
  sort: "due ascending",
  columns: usualColumns,
  group_by: "",
  marks: [],
});

export const valuesOf = (view: View): ViewValues => ({
  name: view.name,
  whose: view.scope === "team" && view.team ? `team:${view.team.key}` : view.scope,
  filter: view.filter,
  sort: sortText(view.sort),
  columns: view.columns,
  group_by: view.group_by ?? "",
  marks: view.marks,
});

type Given = BodyGiven<(typeof viewRoutes)["POST /views"]>;

/** What is sent of a form's values. */
export function viewBody({ whose, sort, group_by, ...plain }: ViewValues): Given {
  const team = whose.startsWith("team:") ? whose.slice("team:".length) : undefined;
  return {
    ...plain,
    scope: team ? "team" : whose === "shared" ? "shared" : "personal",
    ...(team && { team }),
    sort: sortOf(sort),
    group_by: group_by === "" ? null : group_by,
  };
}

interface Whose {
  teams: { key: string; name: string }[];
  shared: boolean;
}

/** To whom somebody may give a view: what the server's policy says, so that nothing is offered that it refuses. Pure. */
export function mayGiveTo(me: Me, allTeams: readonly { key: string; name: string }[]): Whose {
  const looksAfterAll = me.permissions.includes("teams:write");
  const led = me.teams.filter(({ lead }) => lead);
  return { teams: looksAfterAll ? [...allTeams] : led, shared: looksAfterAll || me.roles.includes("lead") || led.length > 0 };
}
