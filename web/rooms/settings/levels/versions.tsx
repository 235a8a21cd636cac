import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";

/** What a level said, newest first. */
export function Versions({ id }: { id: string }) {
  const t = useWords("levels");
  const time = useTime();
  const reading = useAsk("GET /service-levels/{id}/versions", { params: { id } });
  return (
    <Section title={t("versions")}>
      <Reading of={reading} rows={2}>
        {({ items }) => (
          <Table
            label={t("versions")}
            rows={items}
            keyOf={({ list_version: version }) => String(version)}
            columns={[
              { name: t("version"), cell: ({ level }) => level?.version ?? "", tight: true },
              { name: t("from"), cell: ({ from_at: at }) => time.moment(at), tight: true },
              { name: t("by"), cell: ({ made_by: by }) => by?.name ?? t("desk") },
              { name: t("says"), cell: ({ level }) => level?.says ?? t("was_removed") },
            ]}
          />
        )}
      </Reading>
    </Section>
  );
}
