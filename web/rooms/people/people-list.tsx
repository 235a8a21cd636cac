import { IconBuilding, IconFileImport, IconSearch, IconUserPlus, IconUsers, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { Person } from "../../../contract/people.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { useGo, usePlace, useSetSearch } from "../../platform/place.tsx";
import { askAhead, useAsk, useAskPages } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Chip } from "../../ui/badge.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Title } from "../../ui/text.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { VirtualList } from "../../ui/virtual-list.tsx";
import css from "./people-list.module.css";
import { PersonRow, PersonRowNames } from "./person-row.tsx";

export interface PeopleSearch {
  q?: string;
  organization?: string;
}

/** One field for a name, a number, a mail address or a title; J, K and Enter, or the arrows from inside the field. */
export function PeopleList({ personId }: { personId: string | null }) {
  const t = useWords("people");
  const go = useGo();
  const { search } = usePlace<PeopleSearch>();
  const [at, setAt] = useState<string | null>(null);
  const query = { q: search.q || undefined, organization: search.organization, limit: 60 };
  const people = useAskPages("GET /people", { query });
  const selected = personId ?? at;
  useEffect(() => setAt(null), [search.q, search.organization]);

  const open = (person: Person | undefined) => person && go(paths.person(person.id, search));
  const select = (person: Person) => (personId === null ? setAt(person.id) : go(paths.person(person.id, search), { replace: true }));
  const step = (by: number) => {
    const index = people.items.findIndex(({ id }) => id === selected);
    const next = people.items[Math.max(0, Math.min(people.items.length - 1, index + by))];
    if (next) select(next);
  };
  const openSelected = () => open(people.items.find(({ id }) => id === selected) ?? (people.isPrevious ? undefined : people.items[0]));

  return (
    <div className={css.list}>
      <Head alone={personId === null} step={step} open={openSelected} />
      {people.isLoading ? (
        <SkeletonRows rows={14} />
      ) : people.error && people.items.length === 0 ? (
        <ErrorState error={people.error} retry={people.refetch} />
      ) : people.items.length === 0 ? (
        <Nobody words={search.q ?? ""} />
      ) : (
        <>
          <PersonRowNames />
          <VirtualList
            label={t("list")}
            items={people.items}
            keyOf={({ id }) => id}
            selected={selected}
            onSelect={select}
            onOpen={personId === null ? open : undefined}
            onNear={({ id }) => askAhead("GET /people/{id}", { params: { id } })}
            onEnd={people.more}
            row={(person) => <PersonRow person={person} />}
            foot={people.hasMore ? t("list.reading") : t("list.all", { n: people.items.length })}
          />
        </>
      )}
    </div>
  );
}

function Head({ alone, step, open }: { alone: boolean; step: (by: number) => void; open: () => void }) {
  const t = useWords("people");
  const may = useMay();
  const go = useGo();
  const { search } = usePlace<PeopleSearch>();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useWordsInAddress();
  useKeys([
    { key: "/", label: t("search"), group: t("keys"), run: () => field.current?.focus() },
    { label: t("new"), run: () => go(paths.personNew({ words: search.q })), disabled: !may("people:write") },
    { label: t("import"), run: () => go(paths.peopleImport()), disabled: !may("people:write") },
    { label: t("organizations"), run: () => go(paths.organizations()) },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter") open();
    else return;
    event.preventDefault();
  };
  return (
    <header className={css.head}>
      <div className={css.line}>
        <Title level={alone ? 1 : 2}>{t("title")}</Title>
        {alone && (
          <div className={css.actions}>
            <LinkButton kind="quiet" icon={IconBuilding} to={paths.organizations()}>
              {t("organizations")}
            </LinkButton>
            {may("people:write") && (
              <>
                <LinkButton kind="quiet" icon={IconFileImport} to={paths.peopleImport()}>
                  {t("import")}
                </LinkButton>
                <LinkButton icon={IconUserPlus} to={paths.personNew({ words: search.q })}>
                  {t("new")}
                </LinkButton>
              </>
            )}
          </div>
        )}
      </div>
      <TextInput
        ref={field}
        type="search"
        label={t("search")}
        hideLabel
        icon={IconSearch}
        placeholder={t("search.placeholder")}
        after={<Kbd of="/" />}
        value={words}
        onChange={setWords}
        onKeyDown={onKeyDown}
        autoFocus={alone}
        autoComplete="off"
        spellCheck={false}
      />
      {search.organization && <OnlyOf organization={search.organization} />}
    </header>
  );
}

/** The address holds what is looked for; the field is ahead of it by a moment, so that typing costs no reading per key. */
function useWordsInAddress(): [string, (words: string) => void] {
  const { search } = usePlace<PeopleSearch>();
  const setSearch = useSetSearch<PeopleSearch>();
  const inAddress = search.q ?? "";
  const [words, setWords] = useState(inAddress);
  const written = useRef(inAddress);
  useEffect(() => {
    // Changed by going back, or by a link.
    if (inAddress === written.current) return;
    written.current = inAddress;
    setWords(inAddress);
  }, [inAddress]);
  useEffect(() => {
    if (words.trim() === written.current) return;
    const timer = setTimeout(() => {
      written.current = words.trim();
      setSearch({ q: words.trim() || null });
    }, 150);
    return () => clearTimeout(timer);
  }, [words, setSearch]);
  return [words, setWords];
}

function OnlyOf({ organization }: { organization: string }) {
  const t = useWords("people");
  const setSearch = useSetSearch<PeopleSearch>();
  const { data } = useAsk("GET /organizations/{id}", { params: { id: organization } });
  return (
    <div>
      <Chip icon={IconX} onClick={() => setSearch({ organization: null })} label={t("list.only_clear", { name: data?.name ?? "" })}>
        {t("list.only", { name: data?.name ?? "…" })}
      </Chip>
    </div>
  );
}

function Nobody({ words }: { words: string }) {
  const t = useWords("people");
  const may = useMay();
  const write = may("people:write");
  if (words) {
    return (
      <EmptyState
        icon={IconUsers}
        title={t("nobody.title", { words })}
        action={
          write && (
            <LinkButton icon={IconUserPlus} to={paths.personNew({ words })}>
              {t("nobody.add", { words })}
            </LinkButton>
          )
        }
      >
        {t("nobody.how")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconUsers}
      title={t("empty.title")}
      action={
        write && (
          <>
            <LinkButton icon={IconUserPlus} to={paths.personNew()}>
              {t("new")}
            </LinkButton>
            <LinkButton kind="primary" icon={IconFileImport} to={paths.peopleImport()}>
              {t("import")}
            </LinkButton>
          </>
        )
      }
    >
      {t("empty.how")}
    </EmptyState>
  );
}
