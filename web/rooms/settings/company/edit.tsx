import { useState } from "react";
import type { CompanyProvider } from "../../../../contract/company.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { forget, keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Mono } from "../../../ui/text.tsx";
import { EditForm, whenKept } from "../edit-form.tsx";
import { CompanyAddresses } from "./addresses.tsx";
import { CompanyPeopleFields, CompanyProviderFields } from "./fields.tsx";
import { TryCompany } from "./try.tsx";
import { bodyOf, valuesOf, type CompanyValues } from "./values.ts";

export function CompanyEdit({ id }: { id: string }) {
  const reading = useAsk("GET /identity-providers/{id}", { params: { id } });
  return <Reading of={reading}>{(provider) => <Known provider={provider} />}</Reading>;
}

function Known({ provider }: { provider: CompanyProvider }) {
  const t = useWords("company");
  const time = useTime();
  const write = useMay()("accounts:write");
  const { id, kind, name, issuer, active, people, signed_in_at, version } = provider;
  const [secret, setSecret] = useState("");
  const form = useForm<CompanyValues>(valuesOf(provider), `company.${id}`);
  const put = (after: CompanyProvider) => {
    keep("GET /identity-providers/{id}", { params: { id } }, after);
    void forget("GET /identity-providers");
    setSecret("");
  };
  const save = useTell("PATCH /identity-providers/{id}", whenKept(form, put));
  const turn = useTell("PATCH /identity-providers/{id}", { done: put });
  const at = { params: { id }, ifMatch: version };
  return (
    <Page
      title={name}
      lead={issuer}
      state={active ? <Badge tone="green">{t("on")}</Badge> : <Badge>{t("off")}</Badge>}
      back={{ to: paths.settings("company"), label: t("title") }}
      actions={
        write && (
          <Button busy={turn.isPending} onClick={() => turn.mutate({ ...at, body: { active: !active } })}>
            {t(active ? "turn_off" : "turn_on")}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          { name: t("people"), value: people },
          { name: t("signed_in"), value: signed_in_at ? time.moment(signed_in_at) : t("never") },
          provider.sso_url !== null && { name: t("sso_url"), value: provider.sso_url },
          ...provider.signing.map(({ fingerprint, to }) => ({
            name: t("signing"),
            value: (
              <>
                <Mono>{fingerprint}</Mono> {t("signing_until", { to: new Date(`${to}T12:00`) })}
              </>
            ),
          })),
        ]}
      />
      <CompanyAddresses
        kind={kind}
        redirect={provider.redirect_uri}
        logout={provider.logout_uri}
        after={provider.after_logout_uri}
        metadata={provider.metadata_uri}
        entity={provider.client_id}
      />
      {write && (
        <EditForm
          form={form}
          save={save}
          onSave={() => save.mutate({ ...at, body: { ...bodyOf(form.changes), ...(secret && { client_secret: secret }) } })}
          consequence={t("consequence")}
        >
          <CompanyProviderFields form={form} secret={secret} onSecret={setSecret} />
          {kind === "oidc" && <TryCompany form={form} secret={secret} id={id} />}
          <CompanyPeopleFields form={form} />
        </EditForm>
      )}
    </Page>
  );
}
