import { IconDeviceLaptop, IconFileImport, IconPlus, IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { assetStates, type AssetState } from "../../../contract/assets.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths, type AssetsSearch } from "../../platform/paths.ts";
import { useGo, usePlace, useSetSearch } from "../../platform/place.tsx";
import { useAsk, useAskPages } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FieldRow } from "../../ui/form.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Pages } from "../../ui/reading.tsx";
import { Select } from "../../ui/select.tsx";
import { Table } from "../../ui/table.tsx";
import { Mono } from "../../ui/text.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { StateBadge } from "./state-badge.tsx";

/** All of them by tag, or those that were looked for. */
export function AssetsPage() {
  const t = useWords("assets");
  const go = useGo();
  const { search } = usePlace<AssetsSearch>();
  const setSearch = useSetSearch<AssetsSearch>();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(search.q ?? "");
  const write = useMay()("assets:write");
  const kinds = useAsk("GET /asset-kinds").data?.items ?? [];
  const reading = useAskPages("GET /assets", {
    query: { q: search.q || undefined, kind: search.kind, state: search.state, limit: 60 },
  });
  useKeys([
    { key: "/", label: t("search"), group: t("keys"), run: () => field.current?.focus() },
    { key: "n", label: t("new"), group: t("keys"), run: () => go(paths.assetNew()), disabled: !write },
    { label: t("import.title"), run: () => go(paths.assetsImport()), disabled: !write },
  ]);
  const looked = Boolean(search.q || search.kind || search.state);
  const add = write && (
    <>
      <LinkButton kind="quiet" icon={IconFileImport} to={paths.assetsImport()}>
        {t("import")}
      </LinkButton>
      <LinkButton icon={IconPlus} to={paths.assetNew()}>
        {t("new")}
      </LinkButton>
    </>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={add}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setSearch({ q: words.trim() || null });
        }}
      >
        <FieldRow>
          <TextInput
            ref={field}
            type="search"
            label={t("search")}
            icon={IconSearch}
            placeholder={t("search.placeholder")}
            after={<Kbd of="/" />}
            value={words}
            onChange={(text) => {
              setWords(text);
              if (text === "") setSearch({ q: null });
            }}
            autoComplete="off"
            spellCheck={false}
          />
          <Select
            label={t("kind")}
            value={search.kind ?? "all"}
            onChange={(kind) => setSearch({ kind: kind === "all" ? null : kind })}
            choices={[{ value: "all", label: t("kind.all") }, ...kinds.map(({ key, name }) => ({ value: key, label: inMyLanguage(name) }))]}
          />
          <Select<AssetState | "all">
            label={t("state")}
            value={search.state ?? "all"}
            onChange={(state) => setSearch({ state: state === "all" ? null : state })}
            choices={[{ value: "all", label: t("state.all") }, ...assetStates.map((value) => ({ value, label: t(`state.${value}`) }))]}
          />
        </FieldRow>
      </form>
      <Pages
        of={reading}
        rows={8}
        empty={
          <EmptyState icon={IconDeviceLaptop} title={t(looked ? "none_found" : "none")} action={!looked && add}>
            {t(looked ? "none_found.how" : "none.how")}
          </EmptyState>
        }
      >
        {(items) => (
          <Table
            label={t("title")}
            rows={items}
            keyOf={({ id }) => id}
            to={({ id }) => paths.asset(id)}
            faded={({ state }) => state === "retired"}
            columns={[
              { name: t("tag"), cell: ({ tag }) => <Mono>{tag}</Mono>, tight: true },
              { name: t("name"), cell: ({ name }) => name },
              { name: t("kind"), cell: ({ kind }) => inMyLanguage(kind.name) },
              { name: t("person"), cell: ({ person }) => person?.name },
              { name: t("site"), cell: ({ site, organization }) => site?.name ?? organization?.name },
              { name: t("state"), cell: ({ state }) => <StateBadge state={state} />, tight: true },
            ]}
          />
        )}
      </Pages>
    </Page>
  );
}
