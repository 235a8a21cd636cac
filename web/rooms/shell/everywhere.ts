import type { Permission } from "../../../contract/access.ts";
import { loadWords, say } from "../../platform/i18n.ts";
import { paths, type Path } from "../../platform/paths.ts";
import { askOnce } from "../../platform/queries.ts";
import { mine, queues } from "../desk/places.ts";
import { isMine, sectionNames } from "../settings/section-names.ts";

interface Place {
  id: string;
  name: string;
  /** Where that is. */
  room: string;
  to: Path;
}

/** The lists of the Desk, by name: queues, teams, views, and what else waits there. */
async function deskPlaces(): Promise<Place[]> {
  const [{ teams }, views] = await Promise.all([askOnce("GET /queues"), askOnce("GET /views"), loadWords("desk", "bulk", "mail")]);
  const at = (id: string, name: string, to: Path): Place => ({ id, name, room: say("shell", "place.desk"), to });
  return [
    ...[...mine, ...queues].map((queue) => at(queue, say("desk", `queue.${queue}`), paths.desk({ queue }))),
    ...teams.map(({ key, name }) => at(`team-${key}`, name, paths.desk({ team: key }))),
    ...views.items.map(({ id, name }) => at(`view-${id}`, name, paths.desk({ view: id }))),
    at("approvals", say("desk", "approvals"), paths.approvals()),
    at("kept", say("desk", "kept"), paths.promisesKept()),
    at("held", say("mail", "held.short"), paths.held()),
    at("bulk", say("bulk", "page.all"), paths.bulk()),
  ];
}

/** The pages of the settings that one may do something in. */
async function settingsPlaces(may: (permission: Permission) => boolean, leads: boolean): Promise<Place[]> {
  await loadWords("settings");
  return sectionNames
    .filter((section) => isMine(section, may, leads))
    .map(({ key, words }) => ({
      id: `settings-${key}`,
      name: say("settings", "go", { page: say("settings", words) }),
      room: "",
      to: paths.settings(key),
    }));
}

/** Where one can go from anywhere, by name. */
export async function placesEverywhere(may: (permission: Permission) => boolean, leads: boolean): Promise<Place[]> {
  const [desk, settings] = await Promise.all([
    may("tickets:work") ? deskPlaces() : [],
    may("people:read") ? settingsPlaces(may, leads) : [],
  ]);
  return [...desk, ...settings];
}
