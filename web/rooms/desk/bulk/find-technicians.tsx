import { askOnce } from "../../../platform/queries.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import type { Option } from "../../../ui/combo.tsx";

/** Technicians by their name or team, I myself first. */
export async function findTechnicians(words: string, me: string): Promise<Option[]> {
  const { items } = await askOnce("GET /technicians");
  const sought = words.toLocaleLowerCase();
  return items
    .filter(({ name, teams }) => [name, ...teams.map((team) => team.name)].join(" ").toLocaleLowerCase().includes(sought))
    .toSorted((a, b) => Number(b.id === me) - Number(a.id === me) || a.name.localeCompare(b.name))
    .map(({ id, name, teams }) => ({
      value: id,
      label: name,
      detail: teams.map((team) => team.name).join(", "),
      mark: <Avatar name={name} />,
    }));
}
