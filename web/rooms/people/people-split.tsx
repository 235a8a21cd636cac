import { useWords } from "../../platform/i18n.ts";
import { useTitle } from "../../platform/title.ts";
import { Split } from "../../ui/split.tsx";
import { PeopleList } from "./people-list.tsx";
import { PersonColumn } from "./person-column.tsx";

/** The list alone, or beside the person who is open; on a narrow screen one of them. */
export function PeopleSplit({ personId, editing }: { personId: string | null; editing: boolean }) {
  const t = useWords("people");
  useTitle(personId === null ? t("title") : null);
  const list = { id: "list", label: t("list"), leaves: 1, children: <PeopleList personId={personId} /> };
  if (personId === null) return <Split columns={[list]} active="list" />;
  const person = {
    id: "person",
    label: t("person"),
    minWidth: 420,
    children: <PersonColumn key={personId} id={personId} editing={editing} />,
  };
  return <Split columns={[{ ...list, width: 330 }, person]} active="person" />;
}
