import { useWords } from "../../platform/i18n.ts";
import { Page } from "../../ui/page.tsx";
import { MyPassword } from "./my-password.tsx";
import { MySessions } from "./my-sessions.tsx";

/** How I sign in, and where I am signed in. */
export function SignInPage() {
  const t = useWords("settings");
  return (
    <Page title={t("sign_in")} lead={t("sign_in.lead")}>
      <MyPassword />
      <MySessions />
    </Page>
  );
}
