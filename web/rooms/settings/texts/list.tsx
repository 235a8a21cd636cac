import { useState } from "react";
import type { Language } from "../../../../contract/shapes.ts";
import { readerLanguage, useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Table } from "../../../ui/table.tsx";
import { Editor } from "./editor.tsx";
import { languages } from "./languages.ts";
import { pathOfText, textPlace } from "./place.ts";

/** All that the desk writes by mail by itself, in one language at a time. */
export function MailTextsPage({ id }: { id: string | null }) {
  const place = id === null ? null : textPlace(id);
  return place ? <Editor key={id} place={place} /> : <MailTexts />;
}

function MailTexts() {
  const t = useWords("texts");
  const time = useTime();
  const [language, choose] = useState<Language>(readerLanguage());
  const reading = useAsk("GET /mail-texts");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Segmented label={t("language")} value={language} onChange={choose} choices={languages} />
      <Reading of={reading} rows={10}>
        {({ items }) => (
          <Table
            label={t("title")}
            rows={items.filter((item) => item.language === language)}
            keyOf={({ kind, mailbox }) => `${kind} ${mailbox?.id ?? ""}`}
            to={({ kind, mailbox }) => pathOfText({ kind, language, mailbox: mailbox?.id ?? null })}
            columns={[
              {
                name: t("kind"),
                cell: ({ kind, mailbox }) =>
                  mailbox ? t("of_mailbox", { kind: t(`kind.${kind}`), mailbox: mailbox.name }) : t(`kind.${kind}`),
              },
              { name: t("subject"), cell: ({ subject }) => subject },
              {
                name: t("words"),
                cell: ({ own }) => (own ? <Badge tone="accent">{t("words.own")}</Badge> : t("words.usual")),
                tight: true,
              },
              {
                name: t("changed"),
                cell: ({ changed_at }) => changed_at && <time title={time.full(changed_at)}>{time.moment(changed_at)}</time>,
                end: true,
              },
            ]}
          />
        )}
      </Reading>
    </Page>
  );
}
