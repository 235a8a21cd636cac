import { IconEqual } from "@tabler/icons-react";
import type { DirectoryChange, DirectorySync } from "../../../../contract/directories.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { Link } from "../../../platform/place.tsx";
import { useAskPages } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Section } from "../../../ui/page.tsx";
import { Pages } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";

const tones: Record<DirectoryChange["outcome"], Tone> = {
  created: "green",
  changed: "accent",
  back: "green",
  left: "amber",
  refused: "red",
};

/** What one reading changed, or would change, person by person. */
export function DirectoryChanges({ sync: { id, preview, state, asked_at }, name }: { sync: DirectorySync; name: string }) {
  const t = useWords("directory");
  const time = useTime();
  const changes = useAskPages("GET /directory-syncs/{id}/changes", { params: { id }, query: { limit: 50 } });
  const isWritten = !preview && state !== "held";
  const said = ({ fields, reason, outcome }: DirectoryChange) =>
    [
      ...fields.map(({ field, before, after }) =>
        outcome === "created"
          ? t("field_is", { field, after })
          : t("field", { field, before: before ?? t("empty"), after: after ?? t("empty") }),
      ),
      ...(reason === null ? [] : [reason]),
    ].join(" · ");
  return (
    <Section title={t(isWritten ? "changes" : "would_change", { when: time.moment(asked_at) })}>
      <Pages
        of={changes}
        rows={4}
        empty={
          <EmptyState icon={IconEqual} title={t("nothing")}>
            {t("nothing_how", { name })}
          </EmptyState>
        }
      >
        {(items) => (
          <Table
            label={t(isWritten ? "changes" : "would_change", { when: time.moment(asked_at) })}
            rows={items.map((item, n) => ({ ...item, n }))}
            keyOf={({ n }) => String(n)}
            columns={[
              { name: t("outcome"), cell: ({ outcome }) => <Badge tone={tones[outcome]}>{t(`outcome.${outcome}`)}</Badge>, tight: true },
              { name: t("person"), cell: (one) => (one.person_id ? <Link to={paths.person(one.person_id)}>{one.name}</Link> : one.name) },
              { name: t("fields"), cell: said },
            ]}
          />
        )}
      </Pages>
    </Section>
  );
}
