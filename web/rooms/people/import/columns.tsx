import { IconDownload } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { Section } from "../../../ui/page.tsx";
import { Table } from "../../../ui/table.tsx";
import { Mono } from "../../../ui/text.tsx";
import css from "./columns.module.css";

const columns = [
  "name",
  "email",
  "phone",
  "mobile",
  "title",
  "department",
  "organization",
  "site",
  "room",
  "language",
  "external_id",
  "vip",
  "vulnerable",
] as const;

/** What a file may hold, for those who make one. */
export function Columns() {
  const t = useWords("people");
  return (
    <Section
      title={t("columns")}
      lead={t("columns.lead")}
      actions={
        <a className={css.sample} href="/people-sample.csv" download>
          <IconDownload size={16} stroke={1.75} aria-hidden />
          {t("columns.sample")}
        </a>
      }
    >
      <Table
        label={t("columns")}
        rows={columns}
        keyOf={(column) => column}
        columns={[
          { name: t("columns.heading"), cell: (column) => <Mono>{column}</Mono>, tight: true },
          { name: t("columns.holds"), cell: (column) => t(`columns.${column}`) },
        ]}
      />
    </Section>
  );
}
