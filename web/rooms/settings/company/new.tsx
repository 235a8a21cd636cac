import { useState } from "react";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { keyFrom } from "../key-from.ts";
import { NewPage } from "../new-page.tsx";
import { addressesOf, CompanyAddresses } from "./addresses.tsx";
import { CompanyProviderFields } from "./fields.tsx";
import { TryCompany } from "./try.tsx";
import { blank, bodyOf, type CompanyValues } from "./values.ts";

/** One more provider. What it may give is said once it is there. */
export function CompanyNew() {
  const t = useWords("company");
  const go = useGo();
  const [secret, setSecret] = useState("");
  const form = useForm<CompanyValues>(blank, "company.new");
  const add = useTell("POST /identity-providers", {
    done: ({ id }) => {
      void forget("GET /identity-providers");
      form.done();
      go(paths.settings("company", id), { replace: true });
    },
    refused: form.refused,
  });
  const { values } = form;
  const key = values.key.trim() || keyFrom(values.name);
  const save = () => {
    if (values.kind === "saml") {
      if (form.check("name", "metadata")) add.mutate({ body: { kind: "saml", key, name: values.name, metadata: values.metadata } });
      return;
    }
    if (!form.check("name", "issuer", "client_id", ["client_secret", secret])) return;
    const { name, issuer, client_id, scopes } = values;
    add.mutate({ body: { ...bodyOf({ certificate: values.certificate }), key, name, issuer, client_id, scopes, client_secret: secret } });
  };
  return (
    <NewPage
      form={form}
      title={t("new")}
      save={t("add")}
      back={{ to: paths.settings("company"), label: t("title") }}
      busy={add.isPending}
      onSave={save}
      consequence={t("add_consequence")}
    >
      <CompanyProviderFields form={form} secret={secret} onSecret={setSecret} isNew />
      {key !== "" && <CompanyAddresses {...addressesOf(key, values.kind)} />}
      {values.kind === "oidc" && <TryCompany form={form} secret={secret} />}
    </NewPage>
  );
}
