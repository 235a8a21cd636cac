import { keyIn } from "../../../../contract/filter.ts";
import { isPlainGroup, type GroupField } from "../../../../contract/views.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { useFieldWords } from "../../../platform/filter/values.ts";
import { teamsInOrder } from "../places.ts";
import { useQuestions } from "../../../platform/filter/questions.ts";
import { answersTo, assigneesIn, fixedValues, type BoardColumn } from "./columns.ts";

const isInside = <R extends { audience: string }>(row: R): row is R & { audience: "technician" } => row.audience === "technician";

/** The columns of a board over what `filter` finds; null while they are not known. */
export function useColumns(field: GroupField, filter: string): BoardColumn[] | null {
  const t = useWords("views");
  const say = useFieldWords();
  const me = useMe();
  const queues = useAsk("GET /queues", { enabled: field === "team" });
  const some = useAsk("GET /tickets", { query: { filter, limit: 200, sort: "updated" }, enabled: field === "assignee" });
  const questions = useQuestions();
  if (!isPlainGroup(field)) {
    const question = questions.find(({ key }) => key === keyIn(field));
    const none = t("group.unanswered");
    return answersTo(question).map((value) => ({ value, words: value === "none" ? none : say.value(field, value) }));
  }
  const fixed = fixedValues(field);
  if (fixed) return fixed.map((value) => ({ value, words: say.value(field, value) }));
  if (field === "team") {
    return queues.data ? teamsInOrder(queues.data.teams, undefined).map(({ key, name }) => ({ value: key, words: name })) : null;
  }
  return some.data ? [{ value: "none", words: t("value.none") }, ...assigneesIn(some.data.items.filter(isInside), me)] : null;
}
