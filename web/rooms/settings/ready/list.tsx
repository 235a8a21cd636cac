import { IconBolt, IconPlus, IconTextPlus } from "@tabler/icons-react";
import type { Macro, Snippet } from "../../../../contract/macros.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay, useMe } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { Mono } from "../../../ui/text.tsx";
import { MacroForm } from "./macro-form.tsx";
import { sectionOf, type Place } from "./place.ts";
import { Signature } from "./signature.tsx";
import { SnippetForm } from "./snippet-form.tsx";

/** Those of one kind that are mine, or those that others use, too; and one of them. */
export function ReadyPage({ kind, mine, id }: Place & { id: string | null }) {
  const snippets = useAsk("GET /snippets", { enabled: kind === "snippets" });
  const macros = useAsk("GET /macros", { enabled: kind === "macros" });
  const place = { kind, mine };
  if (kind === "snippets")
    return (
      <Reading of={snippets} rows={6}>
        {({ items }) => {
          const found = items.find((one) => one.id === id);
          if (id && (found || id === "new")) return <SnippetForm key={id} place={place} snippet={found} />;
          return <Listed place={place} items={items} />;
        }}
      </Reading>
    );
  return (
    <Reading of={macros} rows={6}>
      {({ items }) => {
        const found = items.find((one) => one.id === id);
        if (id && (found || id === "new")) return <MacroForm key={id} place={place} macro={found} />;
        return <Listed place={place} items={items} />;
      }}
    </Reading>
  );
}

/** Whether somebody may make one for others. */
function useMayShare(): boolean {
  const may = useMay();
  const me = useMe();
  return may("catalog:write") || me.teams.some(({ lead }) => lead);
}

function Listed({ place, items }: { place: Place; items: readonly (Snippet | Macro)[] }) {
  const t = useWords("ready");
  const time = useTime();
  const mayShare = useMayShare();
  const { kind, mine } = place;
  const section = sectionOf(place);
  const rows = items.filter(({ scope }) => (scope === "personal") === mine);
  const add = (mine || mayShare) && (
    <LinkButton icon={IconPlus} to={paths.settings(section, "new")}>
      {t(`${kind}.new`)}
    </LinkButton>
  );
  const title = t(mine ? `${kind}.mine` : `${kind}.shared`);
  return (
    <Page title={title} lead={t(`${kind}.lead`)} actions={add}>
      {rows.length === 0 ? (
        <EmptyState icon={kind === "macros" ? IconBolt : IconTextPlus} title={t(`${kind}.none`)} action={add}>
          {t(`${kind}.how`)}
        </EmptyState>
      ) : (
        <Table
          label={title}
          rows={rows}
          keyOf={({ id }) => id}
          to={({ id }) => paths.settings(section, id)}
          columns={[
            { name: t("name"), cell: ({ name }) => name },
            { name: t("shortcut"), cell: ({ shortcut }) => shortcut && <Mono>{`/${shortcut}`}</Mono> },
            ...(mine ? [] : [{ name: t("scope"), cell: ({ team }: Snippet | Macro) => team?.name ?? t("scope.shared") }]),
            {
              name: t("changed"),
              cell: ({ changed_at }) => <time title={time.full(changed_at)}>{time.moment(changed_at)}</time>,
              end: true,
            },
          ]}
        />
      )}
      {mine && kind === "snippets" && <Signature />}
    </Page>
  );
}
