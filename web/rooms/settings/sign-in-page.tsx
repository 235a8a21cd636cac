import { useState } from "react";
import { MyFactors } from "../../platform/factors/my-factors.tsx";
import { useWords } from "../../platform/i18n.ts";
import { MyIdentities } from "../../platform/identities/my-identities.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { MyPassword } from "./my-password.tsx";
import { MySessions } from "./my-sessions.tsx";

/** How I sign in, and where I am signed in. */
export function SignInPage() {
  const t = useWords("settings");
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <Page title={t("sign_in")} lead={t("sign_in.lead")}>
      <MyFactors Section={Section} codes={codes} setCodes={setCodes} />
      <MyIdentities Section={Section} />
      <MyPassword />
      <MySessions />
    </Page>
  );
}
