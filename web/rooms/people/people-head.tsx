import { IconBuilding, IconFileImport, IconSearch, IconUserPlus, IconX } from "@tabler/icons-react";
import { useRef, type KeyboardEvent } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { useGo, usePlace, useSetSearch } from "../../platform/place.tsx";
import { useAsk } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Chip } from "../../ui/badge.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Title } from "../../ui/text.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import type { PeopleSearch } from "./listed.ts";
import css from "./people-list.module.css";
import { useWordsInAddress } from "./use-words-in-address.ts";

interface PeopleHeadProps {
  /** Nobody is open beside the list. */
  alone: boolean;
  step: (by: number) => void;
  /** With the words as they are typed: the list may still be that of the words before. */
  open: (words: string) => void;
}

/** One field for a name, a number, a mail address or a title, and the ways to bring people in. */
export function PeopleHead({ alone, step, open }: PeopleHeadProps) {
  const t = useWords("people");
  const may = useMay();
  const go = useGo();
  const { search } = usePlace<PeopleSearch>();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useWordsInAddress();
  const write = may("people:write");
  useKeys([
    { key: "/", label: t("search"), group: t("keys"), run: () => field.current?.focus() },
    { label: t("new"), run: () => go(paths.personNew({ words: search.q })), disabled: !write },
    { label: t("import.title"), run: () => go(paths.peopleImport()), disabled: !write },
    { label: t("organizations"), run: () => go(paths.organizations()) },
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "Enter") open(words.trim());
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
            {write && (
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
