import type { Queue } from "../../../contract/tickets.ts";
import type { Answer } from "../../platform/client.ts";
import { byName, useWords } from "../../platform/i18n.ts";
import { usePlace } from "../../platform/place.tsx";
import { paths, type DeskSearch, type Path } from "../../platform/paths.ts";
import { useAsk } from "../../platform/queries.ts";
import { queueOf } from "./list-query.ts";
import { useViews, type CountedView } from "./views/use-views.ts";

type Team = Answer<"GET /queues">["teams"][number];

/** One list of the Desk that can be gone to. */
export interface ListPlace {
  key: string;
  name: string;
  to: Path;
  count: number;
  /** There may be more than these. */
  atLeast?: boolean;
  /** For teams. */
  tier?: number;
  toAccept?: number;
  current: boolean;
}

export const mine: readonly Queue[] = ["my_shift", "mine_due_soon", "waiting_on_me", "promised", "handed_to_me", "mentions", "to_accept"];
export const queues: readonly Queue[] = ["unassigned", "due_soon", "waiting", "all_open", "resolved"];

/** Mine first, then by tier; teams where nothing is open stay away unless they are mine or open here. */
export const teamsInOrder = (teams: readonly Team[], open: string | undefined): Team[] =>
  teams
    .filter((team) => team.mine || team.open > 0 || team.key === open)
    .toSorted((a, b) => Number(b.mine) - Number(a.mine) || a.tier - b.tier || byName(a.name, b.name));

const heldList = { outcome: "held", limit: 100 } as const;

/** Messages that wait for a decision: a place only while there are any, or while one is there. */
function useHeldPlace(): ListPlace | null {
  const t = useWords("mail");
  const current = usePlace().rest[0] === "held";
  const { data } = useAsk("GET /mail/messages", { query: heldList, refetchInterval: 30_000 });
  const count = data?.items.length ?? 0;
  return count > 0 || current ? { key: "held", name: t("held.short"), to: paths.held(), count, current } : null;
}

/** What waits for my decision, and what I asked for. */
function useApprovalsPlace(): ListPlace {
  const t = useWords("desk");
  const current = usePlace().rest[0] === "approvals";
  const { data } = useAsk("GET /approvals", { refetchInterval: 60_000 });
  return { key: "approvals", name: t("approvals"), to: paths.approvals(), count: data?.items.length ?? 0, current };
}

/** How many promises were kept: no list of tickets, and no number. */
function useKeptPlace(): ListPlace {
  const t = useWords("desk");
  return { key: "kept", name: t("kept"), to: paths.promisesKept(), count: 0, current: usePlace().rest[0] === "promises" };
}

/** Every list with its live count, in groups. */
export function useListPlaces(search: DeskSearch): { name: string; places: ListPlace[] }[] {
  const t = useWords("desk");
  const w = useWords("views");
  const { data } = useAsk("GET /queues");
  const own = useViews();
  const held = useHeldPlace();
  const approvals = useApprovalsPlace();
  const kept = useKeptPlace();
  const elsewhere = Boolean(search.q) || held?.current === true || approvals.current || kept.current;
  const queue = (key: Queue): ListPlace => ({
    key,
    name: t(`queue.${key}`),
    to: paths.desk({ queue: key }),
    count: data?.queues[key] ?? 0,
    current: !elsewhere && !search.team && !search.view && queueOf(search) === key,
  });
  const team = ({ key, name, tier, open, to_accept, mine: member }: Team): ListPlace => ({
    key: `team:${key}`,
    name,
    tier,
    to: paths.desk({ team: key }),
    count: open,
    // Others' pass by: only mine asks for something.
    toAccept: member ? to_accept : 0,
    current: !elsewhere && !search.view && search.team === key,
  });
  const view = ({ id, name, count }: CountedView): ListPlace => ({
    key: `view:${id}`,
    name,
    to: paths.desk({ view: id }),
    count: count?.number ?? 0,
    atLeast: count?.exact === false,
    current: !elsewhere && search.view === id,
  });
  const made = Map.groupBy(own, ({ pinned, scope, team: of }) => (pinned ? "pinned" : (of?.name ?? scope)));
  const ofTeams = [...made.keys()].filter((name) => !["pinned", "personal", "shared"].includes(name)).toSorted(byName);
  const viewsIn = (key: string, name: string) => ({ name, places: (made.get(key) ?? []).map(view) });
  const groups = [
    { name: t("group.me"), places: [...mine.map(queue), approvals, ...(held ? [held] : [])] },
    viewsIn("pinned", w("group.pinned")),
    viewsIn("personal", w("group.personal")),
    { name: t("group.teams"), places: teamsInOrder(data?.teams ?? [], search.team).map(team) },
    ...ofTeams.map((name) => viewsIn(name, w("group.team", { name }))),
    viewsIn("shared", w("group.shared")),
    { name: t("group.views"), places: [...queues.map(queue), kept] },
  ];
  return groups.filter(({ places }) => places.length > 0);
}

/** What the open list is called. */
export function useListName(search: DeskSearch): string {
  const t = useWords("desk");
  const w = useWords("views");
  const places = useListPlaces(search);
  if (search.q) return t("search.title");
  const current = places.flatMap((group) => group.places).find((place) => place.current);
  return current?.name ?? (search.view ? w("unknown") : t(`queue.${queueOf(search)}`));
}
