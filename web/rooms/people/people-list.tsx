import { useEffect, useRef, useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo, usePlace } from "../../platform/place.tsx";
import { askAhead } from "../../platform/queries.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { useListed, type Listed, type PeopleSearch } from "./listed.ts";
import { Nobody } from "./nobody.tsx";
import css from "./people-list.module.css";
import { PeopleHead } from "./people-head.tsx";
import { PersonRow, PersonRowNames } from "./person-row.tsx";

/** Everybody, or those who were looked for: J, K and Enter, or the arrows from inside the field. */
export function PeopleList({ personId }: { personId: string | null }) {
  const t = useWords("people");
  const go = useGo();
  const { search } = usePlace<PeopleSearch>();
  const people = useListed(search);
  const { rows } = people;
  const [at, setAt] = useState<string | null>(null);
  const selected = personId ?? at;
  useEffect(() => setAt(null), [search.q, search.organization]);

  const open = (person: Listed | undefined) => person && go(paths.person(person.id, search));
  const select = (person: Listed) => (personId === null ? setAt(person.id) : go(paths.person(person.id, search), { replace: true }));
  const step = (by: number) => {
    const index = rows.findIndex(({ id }) => id === selected);
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + by))];
    if (next) select(next);
  };
  // Enter may come before the rows of what was typed: it then opens the first of those, never one of the rows before.
  const hurry = useRef<string | null>(null);
  const openSelected = (words: string) => {
    if (people.isSettled && words === (search.q ?? "")) open(rows.find(({ id }) => id === selected) ?? rows[0]);
    else hurry.current = words;
  };
  useEffect(() => {
    if (!people.isSettled || hurry.current === null || hurry.current !== (search.q ?? "")) return;
    hurry.current = null;
    open(rows[0]);
    // Only when the rows have come.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [people.isSettled, search.q]);

  return (
    <div className={css.list}>
      <PeopleHead alone={personId === null} step={step} open={openSelected} />
      <p role="status" className={people.isGuess ? css.guess : "unseen"}>
        {people.isGuess && t("list.guess", { words: search.q ?? "" })}
      </p>
      {people.isLoading ? (
        <SkeletonRows rows={14} />
      ) : people.error && rows.length === 0 ? (
        <ErrorState error={people.error} retry={people.refetch} />
      ) : rows.length === 0 ? (
        <Nobody words={search.q ?? ""} />
      ) : (
        <>
          <PersonRowNames />
          <VirtualList
            label={t("list")}
            items={rows}
            keyOf={({ id }) => id}
            selected={selected}
            onSelect={select}
            onOpen={personId === null ? open : undefined}
            onNear={({ id }) => askAhead("GET /people/{id}", { params: { id } })}
            onEnd={people.more}
            row={(person) => <PersonRow person={person} />}
            foot={people.hasMore ? t("list.reading") : t("list.all", { n: rows.length })}
          />
        </>
      )}
    </div>
  );
}
