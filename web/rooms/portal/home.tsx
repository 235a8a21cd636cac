import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { AskField } from "./ask-field.tsx";
import css from "./home.module.css";
import { useKeptWords } from "./kept-words.ts";
import { KnownIssues } from "./known-issues.tsx";
import { fittingIssues } from "./matching.ts";
import { MyPasswordLinks } from "./my-password-links.tsx";
import { Page } from "./page.tsx";
import { RequestTiles } from "./request-tiles.tsx";
import { Tickets } from "./tickets.tsx";
import { ToAppointments } from "./to-appointments.tsx";
import { ToApprove } from "./to-approve.tsx";
import { Unsent } from "./unsent.tsx";

export function HomePage() {
  const t = useWords("portal");
  const me = useMe();
  const { data: catalog } = useAsk("GET /request-types");
  const { data: known } = useAsk("GET /announcements");
  const types = (catalog?.items ?? []).filter((type) => type.active);
  const issues = known?.items ?? [];
  const [words, setWords] = useKeptWords();
  // What the words already found does not stand on the page twice.
  const found = fittingIssues(issues, words);
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
      <AskField words={words} setWords={setWords} types={types} known={found} />
      <MyPasswordLinks />
      <ToApprove />
      <KnownIssues issues={issues.filter((issue) => !found.includes(issue))} fault={types.find((type) => type.kind === "incident")?.key} />
      <Unsent types={types} />
      <Tickets />
      <ToAppointments />
      <RequestTiles types={types} waiting={!catalog} />
    </Page>
  );
}
