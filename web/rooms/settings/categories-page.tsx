import { IconCategory, IconPlus, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import type { Category } from "../../../contract/catalog.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAsk } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Badge } from "../../ui/badge.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Row } from "../../ui/stack.tsx";
import { Table } from "../../ui/table.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { CategoryNew } from "./category-new.tsx";
import { CategoryPage } from "./category-page.tsx";
import { branches, fitting } from "./category-tree.ts";
import css from "./categories.module.css";

/** What tickets are about, as a tree. */
export function CategoriesPage({ id }: { id: string | null }) {
  if (id === "new") return <CategoryNew />;
  return id ? <CategoryPage key={id} id={id} /> : <Categories />;
}

function Categories() {
  const t = useWords("settings");
  const may = useMay();
  const write = may("catalog:write");
  const reading = useAsk("GET /categories");
  const [words, setWords] = useState("");
  const add = write && (
    <LinkButton icon={IconPlus} to={paths.settings("categories", "new")}>
      {t("categories.new")}
    </LinkButton>
  );
  return (
    <Page title={t("categories")} lead={t("categories.lead")} actions={add}>
      <TextInput
        type="search"
        label={t("categories.find")}
        hideLabel
        icon={IconSearch}
        placeholder={t("categories.find")}
        value={words}
        onChange={setWords}
        autoComplete="off"
      />
      <Reading of={reading} rows={10}>
        {({ items }) => {
          const shown = fitting(branches(items), words);
          return shown.length === 0 ? (
            <EmptyState
              icon={IconCategory}
              title={words ? t("categories.nothing", { words }) : t("categories.none")}
              action={!words && add}
            >
              {!words && t("categories.none_how")}
            </EmptyState>
          ) : (
            <Table
              label={t("categories")}
              rows={shown}
              keyOf={({ category }) => category.id}
              to={write ? ({ category }) => paths.settings("categories", category.id) : undefined}
              faded={({ category }) => !category.active}
              columns={[
                {
                  name: t("category"),
                  cell: ({ category, depth }) => <Name category={category} depth={words ? 0 : depth} whole={words !== ""} />,
                },
                {
                  name: t("category.keywords"),
                  cell: ({ category }) => <span className={css.keywords}>{category.keywords.join(", ")}</span>,
                },
                { name: t("category.team"), cell: ({ category }) => category.team?.name ?? null, tight: true },
              ]}
            />
          );
        }}
      </Reading>
    </Page>
  );
}

function Name({ category, depth, whole }: { category: Category; depth: number; whole: boolean }) {
  const t = useWords("settings");
  return (
    <span className={css.name} style={{ marginLeft: depth * 20 }}>
      <Row>
        {inMyLanguage(whole ? category.path : category.name)}
        {!category.active && <Badge>{t("category.retired")}</Badge>}
      </Row>
    </span>
  );
}
