import type { Priority } from "../../../../contract/catalog.ts";
import { metrics, type LevelShown, type LevelWarning, type Metric } from "../../../../contract/service-levels.ts";
import type { z } from "zod";
import type { waitingReason } from "../../../../contract/step.ts";

type WaitingReason = z.infer<typeof waitingReason>;

export const places = ["request_types", "organizations", "people", "teams"] as const;
export type Place = (typeof places)[number];

/** Somebody or something that is chosen, with its name; null: the desk knows it no more. */
export interface Chosen {
  id: string;
  name: string | null;
}

export const told: readonly LevelWarning["tell"][number][] = ["assignee", "team", "leads"];

export interface WarningDraft extends Omit<LevelWarning, "minutes"> {
  time: string;
}

/** A service level as it is typed. */
export interface LevelDraft extends Record<Place, Chosen[]> {
  name: string;
  priorities: Priority[];
  targets: Record<Metric, string>;
  hours: string;
  pauses: WaitingReason[];
  warnings: WarningDraft[];
}

/** "4 h", "4t", "30 min", "1 h 30", "1,5 h" as minutes; null: it cannot be read. Pure. */
export function minutesOf(text: string): number | null {
  const read = /^(?:(\d+(?:[.,]\d+)?)\s*(?:h|t|hours?|timer?))?\s*(?:(\d+)\s*(?:m|min|minutes?|minutter)?\.?)?$/i.exec(text.trim());
  const [, hours, minutes] = read ?? [];
  // A number alone is neither.
  if (!read || (!hours && !/[a-z]/i.test(text))) return null;
  const all = Math.round(Number((hours ?? "0").replace(",", ".")) * 60) + Number(minutes ?? 0);
  return all > 0 ? all : null;
}

/** Minutes as somebody would type them. Pure. */
export function typed(minutes: number | null): string {
  if (minutes === null) return "";
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return [h > 0 && `${h} h`, m > 0 && `${m} min`].filter(Boolean).join(" ");
}

const each = <T>(of: (metric: Metric) => T) => Object.fromEntries(metrics.map((one) => [one, of(one)])) as Record<Metric, T>;

export const draftOf = (level: LevelShown | undefined): LevelDraft => {
  const chosen = (place: Place): Chosen[] => (level?.for[place] ?? []).map((id) => ({ id, name: level?.names[id] ?? null }));
  return {
    name: level?.name ?? "",
    priorities: level?.for.priorities ?? [],
    request_types: chosen("request_types"),
    organizations: chosen("organizations"),
    people: chosen("people"),
    teams: chosen("teams"),
    targets: each((one) => typed(level?.targets[one] ?? null)),
    hours: level?.hours ?? "theirs",
    pauses: level?.pauses ?? ["requester"],
    warnings: (level?.warnings ?? []).map(({ minutes, ...one }) => ({ ...one, time: typed(minutes) || "0 min" })),
  };
};

/** Those that cannot be read. Pure. */
export const unreadable = ({ targets }: LevelDraft): Metric[] =>
  metrics.filter((metric) => targets[metric].trim() !== "" && minutesOf(targets[metric]) === null);

/** Minutes before or after; 0 after is when it is due. Pure. */
const around = ({ when, time }: WarningDraft): number | null =>
  when === "after" && /^0+ *(min|h|t)?$/.test(time.trim()) ? 0 : minutesOf(time);

/** The places of those whose time cannot be read. Pure. */
export const unreadableWarnings = ({ warnings }: LevelDraft): number[] =>
  warnings.flatMap((one, place) => (around(one) === null ? [place] : []));

const ids = (chosen: readonly Chosen[]) => chosen.map(({ id }) => id);

/** What is sent; only once all of it can be read. Pure. */
export const bodyOf = (draft: LevelDraft) => ({
  name: draft.name.trim(),
  for: {
    priorities: draft.priorities,
    request_types: ids(draft.request_types),
    organizations: ids(draft.organizations),
    people: ids(draft.people),
    teams: ids(draft.teams),
  },
  targets: each((metric) => (draft.targets[metric].trim() === "" ? null : minutesOf(draft.targets[metric]))),
  hours: draft.hours,
  pauses: draft.pauses,
  warnings: draft.warnings.map(({ time, ...one }) => ({ ...one, minutes: around({ ...one, time }) ?? 0 })),
});
