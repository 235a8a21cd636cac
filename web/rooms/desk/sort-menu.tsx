import { IconArrowsSort } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { answerFieldOf } from "../../../contract/filter.ts";
import { isNamedSort, listSorts, type ListSort } from "../../../contract/ticket-list.ts";
import { orderedKinds } from "../../../contract/views.ts";
import { useQuestions } from "../../platform/filter/questions.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import type { DeskSearch } from "../../platform/paths.ts";
import { useSetSearch } from "../../platform/place.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import { otherWay } from "./list-query.ts";

/** In which order the list stands: by what every ticket has, or by what was answered in forms. `null`: as its view says. */
export function SortMenu({ sort }: { sort: ListSort | null }) {
  const t = useWords("desk");
  const w = useWords("views");
  const set = useSetSearch<DeskSearch>();
  const button = useRef<HTMLButtonElement>(null);
  // What forms ask is read when somebody wants to know.
  const [asked, ask] = useState(false);
  const byAnswer = sort !== null && !isNamedSort(sort);
  const questions = useQuestions(asked || byAnswer).filter(({ kind }) => orderedKinds.includes(kind));
  const answered = byAnswer ? sort.replace("-", "") : null;
  const labelOf = (field: string) => inMyLanguage(questions.find(({ key }) => answerFieldOf(key) === field)?.label) || field;
  const words = () => {
    if (sort === null) return w("sort.of_view");
    if (isNamedSort(sort)) return t(`sort.${sort}`);
    return w(sort.startsWith("-") ? "sort.answer.descending" : "sort.answer.ascending", { question: labelOf(answered ?? "") });
  };
  const order = (by: ListSort) => set({ sort: by });
  const turn: MenuItem[] = byAnswer ? [{ label: t("sort.turn"), run: () => order(otherWay(sort)) }] : [];
  const answers = questions.map(({ key }): MenuItem => {
    const field = answerFieldOf(key);
    return { label: labelOf(field), checked: field === answered, run: () => order(field) };
  });
  const open = () => {
    button.current?.focus();
    button.current?.click();
  };
  useKeys([
    { key: "d", label: t("sort"), group: t("keys.group"), run: open },
    ...listSorts.map((each) => ({ label: t("sort.by", { sort: t(`sort.${each}`) }), group: t("keys.group"), run: () => order(each) })),
    ...turn.map(({ run }) => ({ label: t("sort.turn"), group: t("keys.group"), run })),
  ]);
  return (
    <Menu
      align="end"
      onOpen={() => ask(true)}
      groups={[
        {
          label: t("sort"),
          items: listSorts.map((each) => ({ label: t(`sort.${each}`), checked: each === sort, run: () => order(each) })),
        },
        ...(answers.length > 0 ? [{ label: w("columns.form"), items: [...answers, ...turn] }] : []),
      ]}
    >
      <IconButton ref={button} label={t("sort.by", { sort: words() })} hint="d" icon={IconArrowsSort} />
    </Menu>
  );
}
