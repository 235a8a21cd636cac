import { IconBuilding, IconPlus, IconSearch } from "@tabler/icons-react";
import { useDeferredValue } from "react";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { usePlace, useSetSearch } from "../../platform/place.tsx";
import { useAskPages } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Pages } from "../../ui/reading.tsx";
import { Table } from "../../ui/table.tsx";
import { TextInput } from "../../ui/text-input.tsx";

/** The organizations that the desk helps, by name. */
export function OrganizationsPage() {
  const t = useWords("people");
  const may = useMay();
  const { search } = usePlace<{ q?: string }>();
  const setSearch = useSetSearch<{ q?: string }>();
  const q = useDeferredValue(search.q ?? "");
  const organizations = useAskPages("GET /organizations", { query: { q: q.trim() || undefined, limit: 50 } });
  const add = may("people:write") && (
    <LinkButton icon={IconPlus} to={paths.organizationNew()}>
      {t("organizations.add")}
    </LinkButton>
  );
  return (
    <Page title={t("organizations")} lead={t("organizations.lead")} back={{ to: paths.people(), label: t("back_to_list") }} actions={add}>
      <TextInput
        type="search"
        label={t("organizations.search")}
        hideLabel
        icon={IconSearch}
        placeholder={t("organizations.search")}
        value={search.q ?? ""}
        onChange={(words) => setSearch({ q: words || null })}
        autoComplete="off"
      />
      <Pages
        of={organizations}
        empty={
          <EmptyState icon={IconBuilding} title={q ? t("organizations.nothing", { words: q }) : t("organizations.none")} action={add}>
            {!q && t("organizations.none_how")}
          </EmptyState>
        }
      >
        {(items) => (
          <Table
            label={t("organizations")}
            rows={items}
            keyOf={({ id }) => id}
            to={({ id }) => paths.organization(id)}
            columns={[
              { name: t("name"), cell: ({ name }) => name },
              { name: t("domain"), cell: ({ domain }) => domain },
              { name: t("external_id"), cell: ({ source, external_id }) => [source, external_id].filter(Boolean).join(" / ") },
            ]}
          />
        )}
      </Pages>
    </Page>
  );
}
