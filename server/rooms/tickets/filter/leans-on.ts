import { isAnswerField, type Filter } from "../../../../contract/filter.ts";
import { isTime } from "../../../../contract/filter-time.ts";
import { namesIn } from "./names-in.ts";

/** What of its reader a filter's meaning depends on: who they are, in which teams, and where their days begin. */
interface Leaning {
  me: boolean;
  mine: boolean;
  zone: boolean;
  /** Whether they see how people are marked. */
  marks: boolean;
}

const namesDay = (filter: Filter): boolean => {
  if ("all" in filter) return filter.all.some(namesDay);
  if ("any" in filter) return filter.any.some(namesDay);
  if ("not" in filter) return namesDay(filter.not);
  if (!("field" in filter)) return false;
  // A form's days are those of the calendar where the reader is.
  if (isAnswerField(filter.field)) return "at" in filter || ("values" in filter && filter.values.some((value) => isTime(value)));
  return "at" in filter && /^\d{4}-\d{2}-\d{2}$|day$|^tomorrow$/.test(filter.at);
};

const people = new Set<string>(["assignee", "requester", "promiser", "offered", "mentions"]);

/** Two readers who are the same in this mean the same by it. Pure. */
export function leansOn(filter: Filter): Leaning {
  const names = namesIn(filter);
  return {
    me: names.some(({ field, value }) => value === "me" && (people.has(field) || isAnswerField(field))),
    mine: names.some(({ field, value }) => value === "mine" && field === "team"),
    zone: namesDay(filter),
    marks: names.some(({ field }) => field === "vip" || field === "vulnerable"),
  };
}

/** It finds nothing but what is assigned to its reader. Pure. */
export function onlyMine(filter: Filter): boolean {
  if ("all" in filter) return filter.all.some(onlyMine);
  if ("any" in filter) return filter.any.length > 0 && filter.any.every(onlyMine);
  return "values" in filter && filter.field === "assignee" && filter.values.every((value) => value === "me");
}
