import { useState } from "react";
import { MyAway } from "../../platform/away/my-away.tsx";
import { MyChoices } from "../../platform/choices/my-choices.tsx";
import { MyFactors } from "../../platform/factors/my-factors.tsx";
import { useWords } from "../../platform/i18n.ts";
import { MyIdentities } from "../../platform/identities/my-identities.tsx";
import { changeLanguage, useMe } from "../../platform/session.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Muted } from "../../ui/text.tsx";
import { toast } from "../../ui/toast.tsx";
import { Page, Section } from "./page.tsx";
import { PasswordPart } from "./password-part.tsx";
import { SessionsPart } from "./sessions-part.tsx";

export function AccountPage() {
  const t = useWords("portal");
  const away = useWords("approve");
  const me = useMe();
  const [codes, setCodes] = useState<string[] | null>(null);
  const speak = (language: "en" | "nb") => void changeLanguage(language).catch((error: Error) => toast.refused(error.message));
  return (
    <Page title={t("account.title")} beneath={[me.name, me.email].filter(Boolean).join(" · ")}>
      <Section title={t("account.language")}>
        <Segmented
          label={t("account.language")}
          hideLabel
          value={me.language}
          onChange={speak}
          choices={[
            { value: "nb", label: "Norsk" },
            { value: "en", label: "English" },
          ]}
        />
      </Section>
      <Section title={t("account.mail")}>
        <Muted>{t("account.mail_lead")}</Muted>
        <MyChoices of="requests" />
      </Section>
      <Section title={away("away.title")}>
        <MyAway />
      </Section>
      <MyFactors Section={Section} codes={codes} setCodes={setCodes} />
      <MyIdentities Section={Section} />
      <PasswordPart />
      <SessionsPart />
    </Page>
  );
}
