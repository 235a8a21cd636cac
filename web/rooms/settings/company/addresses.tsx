import type { CompanyProvider } from "../../../../contract/company.ts";
import { useWords } from "../../../platform/i18n.ts";
import { CopyText } from "../../../ui/copy-text.tsx";
import { Section } from "../../../ui/page.tsx";
import { Stack } from "../../../ui/stack.tsx";

interface AddressesProps {
  kind: CompanyProvider["kind"];
  redirect: string;
  logout: string;
  after: string;
  metadata: string | null;
  /** What the desk is called there, where that is not the address of its metadata. */
  entity?: string;
}

/** What is entered at the provider. */
export function CompanyAddresses({ kind, redirect, logout, after, metadata, entity }: AddressesProps) {
  const t = useWords("company");
  return (
    <Section title={t("there")} lead={t(kind === "saml" ? "there_lead_saml" : "there_lead")}>
      {kind === "saml" ? (
        <Stack gap={4}>
          {metadata && <CopyText label={t("metadata_uri")} hint={t("metadata_uri_hint")} text={metadata} />}
          <CopyText label={t("entity_id")} text={entity ?? metadata ?? ""} />
          <CopyText label={t("assertion_uri")} text={redirect} />
        </Stack>
      ) : (
        <Stack gap={4}>
          <CopyText label={t("redirect_uri")} text={redirect} />
          <CopyText label={t("logout_uri")} hint={t("logout_uri_hint")} text={logout} />
          <CopyText label={t("after_logout_uri")} text={after} />
        </Stack>
      )}
    </Section>
  );
}

/** Those of a provider that is not saved yet. */
export const addressesOf = (key: string, kind: CompanyProvider["kind"]): AddressesProps => {
  const { origin } = window.location;
  const ways = `${origin}/api/v1/sign-in-ways/${key}`;
  return {
    kind,
    redirect: kind === "saml" ? `${ways}/assertions` : `${origin}/sign-in/company/${key}`,
    logout: `${ways}/logouts`,
    after: `${origin}/sign-in`,
    metadata: kind === "saml" ? `${ways}/metadata` : null,
  };
};
