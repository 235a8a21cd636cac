import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { useGo, usePlace } from "../../platform/place.tsx";
import { useAsk } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Reading } from "../../ui/reading.tsx";
import { useColumnShown } from "../../ui/split.tsx";
import type { PeopleSearch } from "./listed.ts";
import { PersonEdit } from "./person-edit.tsx";
import { PersonPage } from "./person-page.tsx";

/** One person, to read or to change. Esc goes back to the list. */
export function PersonColumn({ id, editing }: { id: string; editing: boolean }) {
  const t = useWords("people");
  const may = useMay();
  const go = useGo();
  const { search } = usePlace<PeopleSearch>();
  const reading = useAsk("GET /people/{id}", { params: { id } });
  const listShown = useColumnShown("list");
  const up = editing ? paths.person(id, search) : paths.people(search);
  useKeys([
    { key: "Escape", label: t("back_to_list"), group: t("keys"), run: () => go(up), silent: true },
    { key: "e", label: t("edit"), group: t("keys"), run: () => go(paths.personEdit(id)), disabled: editing || !may("people:write") },
  ]);
  const back = listShown && !editing ? undefined : { to: up, label: editing ? t("back_to_person") : t("back_to_list") };
  return (
    <Reading of={reading} rows={8}>
      {(person) => (editing ? <PersonEdit person={person} back={back} /> : <PersonPage person={person} back={back} />)}
    </Reading>
  );
}
