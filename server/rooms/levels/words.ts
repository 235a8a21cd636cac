import { metrics, type Level } from "../../../contract/service-levels.ts";
import type { Language } from "../../../contract/shapes.ts";
import { say } from "../../platform/i18n.ts";
import { isId } from "../../platform/id.ts";

/** Every id in a level, with the place where it stands. Pure. */
export const idsIn = ({ for: wanted, hours }: Level): { at: string; kind: string; id: string }[] => [
  ...(["request_types", "organizations", "people", "teams"] as const).flatMap((kind) =>
    wanted[kind].map((id, place) => ({ at: `/for/${kind}/${place}`, kind, id })),
  ),
  ...(isId(hours) ? [{ at: "/hours", kind: "hours", id: hours }] : []),
];

const list = (language: Language, kind: "conjunction" | "disjunction", words: readonly string[]) =>
  new Intl.ListFormat(language, { type: kind }).format(words);

/** `3 h 30 min`, `2 h`, `45 min`. Pure. */
export function howLong(language: Language, minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return say(language, "level.long", { h, m }).trim();
}

/** A level in two or three sentences. Pure. */
export function inWords(language: Language, level: Level, names: ReadonlyMap<string, { name: string }>): string {
  const named = (ids: readonly string[]) =>
    list(
      language,
      "disjunction",
      ids.map((id) => names.get(id)?.name ?? "?"),
    );
  const { priorities, request_types, organizations, people, teams } = level.for;
  const which = [
    ...(priorities.length > 0
      ? [
          say(language, "level.for.priorities", {
            which: list(
              language,
              "disjunction",
              priorities.map((one) => say(language, `level.priority.${one}`)),
            ),
          }),
        ]
      : []),
    ...(Object.entries({ request_types, organizations, people, teams }) as [string, string[]][]).flatMap(([kind, ids]) =>
      ids.length > 0 ? [say(language, `level.for.${kind}`, { which: named(ids) })] : [],
    ),
  ];
  const promised = metrics.flatMap((metric) => {
    const minutes = level.targets[metric];
    return minutes === null ? [] : [say(language, `level.target.${metric}`, { time: howLong(language, minutes) })];
  });
  const hours = isId(level.hours)
    ? say(language, "level.hours.calendar", { name: names.get(level.hours)?.name ?? "?" })
    : say(language, `level.hours.${level.hours}`);
  const pauses = level.pauses.map((one) => say(language, `level.pause.${one}`));
  return [
    say(language, "level.says", {
      which: which.length > 0 ? which.join(", ") : say(language, "level.for.all"),
      promised: list(language, "conjunction", promised),
    }),
    hours,
    pauses.length > 0 ? say(language, "level.pauses", { what: list(language, "disjunction", pauses) }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
