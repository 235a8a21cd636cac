import { useWords } from "../../../platform/i18n.ts";
import { CopyText } from "../../../ui/copy-text.tsx";
import { Section } from "../../../ui/page.tsx";
import { Stack } from "../../../ui/stack.tsx";

/** What is entered at the provider. */
export function CompanyAddresses({ redirect, logout, after }: { redirect: string; logout: string; after: string }) {
  const t = useWords("company");
  return (
    <Section title={t("there")} lead={t("there_lead")}>
      <Stack gap={4}>
        <CopyText label={t("redirect_uri")} text={redirect} />
        <CopyText label={t("logout_uri")} hint={t("logout_uri_hint")} text={logout} />
        <CopyText label={t("after_logout_uri")} text={after} />
      </Stack>
    </Section>
  );
}

/** Those of a provider that is not saved yet. */
export const addressesOf = (key: string) => {
  const { origin } = window.location;
  return {
    redirect: `${origin}/sign-in/company/${key}`,
    logout: `${origin}/api/v1/sign-in-ways/${key}/logouts`,
    after: `${origin}/sign-in`,
  };
};
