import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { AskField } from "./ask-field.tsx";
import css from "./home.module.css";
import { KnownIssues } from "./known-issues.tsx";
import { Page } from "./page.tsx";
import { RequestTiles } from "./request-tiles.tsx";
import { Tickets } from "./tickets.tsx";
import { Unsent } from "./unsent.tsx";

export function HomePage() {
  const t = useWords("portal");
  const me = useMe();
  const { data: catalog } = useAsk("GET /request-types");
  const { data: known } = useAsk("GET /announcements");
  const types = (catalog?.items ?? []).filter((type) => type.active);
  const issues = known?.items ?? [];
  return (
    <Page
      title={t("home.title")}
      back={false}
      heading={
        <span className={css.greeting}>
          {t("home.greeting", { name: me.name.split(" ")[0] ?? me.name })}
          <br />
          {t("home.question")}
        </span>
      }
    >
      <AskField types={types} issues={issues} />
      <KnownIssues issues={issues} fault={types.find((type) => type.kind === "incident")?.key} />
      <Unsent types={types} />
      <Tickets />
      <RequestTiles types={types} waiting={!catalog} />
    </Page>
  );
}
