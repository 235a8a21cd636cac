import type { AvailabilityState } from "../../../contract/availability.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { AvailabilityMark, NoAvailability } from "../../ui/availability-mark.tsx";
import type { Option } from "../../ui/combo.tsx";
import { byName, useWords } from "../i18n.ts";
import { askOnce } from "../queries.ts";
import { useMe } from "../session.tsx";
import { useTime } from "../time.ts";

/** Who can take work stands before who is busy, and both before those of whom nobody knows. */
const readiness = ["available", "busy", "idle", "unknown", "away"] as const;

/** Finds technicians by their name or team: I myself first, then those of `team` who can take work; who is on leave says so and stands last. */
export function useTechnicians(team?: string): (words: string) => Promise<Option[]> {
  const t = useWords("approve");
  const me = useMe();
  const time = useTime();
  return async (words) => {
    const [{ items }, away, now] = await Promise.all([
      askOnce("GET /technicians"),
      askOnce("GET /away/now"),
      askOnce("GET /availability/now"),
    ]);
    const states = new Map(now.items.map(({ person, state }) => [person.id, state]));
    const stateOf = (id: string) => states.get(id) ?? "unknown";
    const gone = new Map(away.items.map((one) => [one.person.id, one]));
    const sought = words.toLocaleLowerCase();
    const rank = ({ id, teams }: (typeof items)[number]) =>
      id === me.id ? 0 : gone.has(id) ? 3 : teams.some((one) => one.id === team) ? 1 : 2;
    const detail = ({ id, teams }: (typeof items)[number]): string => {
      const found = gone.get(id);
      if (!found) return teams.map(({ name }) => name).join(", ");
      const until = time.moment(found.until);
      return found.stand_in ? t("away.now", { until, name: found.stand_in.name }) : t("away.now_alone", { until });
    };
    return items
      .filter(({ name, teams }) => [name, ...teams.map((one) => one.name)].join(" ").toLocaleLowerCase().includes(sought))
      .toSorted(
        (a, b) => rank(a) - rank(b) || readiness.indexOf(stateOf(a.id)) - readiness.indexOf(stateOf(b.id)) || byName(a.name, b.name),
      )
      .map((item) => ({
        value: item.id,
        label: item.name,
        detail: detail(item),
        mark: <Marked name={item.name} state={stateOf(item.id)} />,
      }));
  };
}

function Marked({ name, state }: { name: string; state: AvailabilityState }) {
  return (
    <>
      {state === "unknown" ? <NoAvailability /> : <AvailabilityMark state={state} named />}
      <Avatar name={name} />
    </>
  );
}
