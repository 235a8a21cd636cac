import { Avatar } from "../../ui/avatar.tsx";
import type { Option } from "../../ui/combo.tsx";
import { useWords } from "../i18n.ts";
import { askOnce } from "../queries.ts";
import { useMe } from "../session.tsx";
import { useTime } from "../time.ts";

/** Finds technicians by their name or team: I myself first, then those of `team`; who is away says so and stands last. */
export function useTechnicians(team?: string): (words: string) => Promise<Option[]> {
  const t = useWords("approve");
  const me = useMe();
  const time = useTime();
  return async (words) => {
    const [{ items }, away] = await Promise.all([askOnce("GET /technicians"), askOnce("GET /away/now")]);
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
      .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
      .map((item) => ({ value: item.id, label: item.name, detail: detail(item), mark: <Avatar name={item.name} /> }));
  };
}
