import type { Mailbox } from "../../../../contract/mailboxes.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useTell } from "../../../platform/queries.ts";
import { CopyText } from "../../../ui/copy-text.tsx";
import { Form } from "../../../ui/form.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { PasswordInput, TextInput } from "../../../ui/text-input.tsx";
import { toast } from "../../../ui/toast.tsx";

type Provider = NonNullable<Mailbox["grant"]>["provider"];

/** Whose servers a mailbox uses. */
const providerOf = ({ fetching, sending }: Mailbox): Provider => {
  const host = fetching?.host ?? sending?.host ?? "";
  if (/\.(office365|outlook)\.com$/.test(host)) return "microsoft";
  return /\.(gmail|googlemail)\.com$/.test(host) ? "google" : "other";
};

const valuesOf = (mailbox: Mailbox) => ({
  provider: mailbox.grant?.provider ?? providerOf(mailbox),
  flow: mailbox.grant?.flow ?? ("person" as const),
  tenant: mailbox.grant?.tenant ?? "",
  authorize_url: mailbox.grant?.provider === "other" ? (mailbox.grant.authorize_url ?? "") : "",
  token_url: mailbox.grant?.provider === "other" ? mailbox.grant.token_url : "",
  scopes: mailbox.grant?.provider === "other" ? mailbox.grant.scopes : "",
  client_id: mailbox.grant?.client_id ?? "",
  client_secret: "",
});
type Values = ReturnType<typeof valuesOf>;

/** What the API takes: only what the chosen provider and way have. Pure. */
function bodyOf({ provider, flow, tenant, client_id, client_secret, ...addresses }: Values) {
  const { authorize_url, token_url, scopes } = addresses;
  return {
    provider,
    flow: provider === "google" ? ("person" as const) : flow,
    client_id,
    ...(client_secret && { client_secret }),
    ...(provider === "microsoft" && { tenant }),
    ...(provider === "other" && { token_url, ...(flow === "person" && { authorize_url }), ...(scopes && { scopes }) }),
  };
}

/** How the desk is registered at a provider, and the button that goes there. */
export function MailboxGrantForm({ mailbox, onSaved }: { mailbox: Mailbox; onSaved: (mailbox: Mailbox) => void }) {
  const t = useWords("settings");
  // A secret is kept nowhere.
  const form = useForm(valuesOf(mailbox), null);
  const begin = useTell("POST /mailboxes/{id}/grants", {
    done: ({ go_to, mailbox: after }) => {
      if (go_to) return window.location.assign(go_to);
      onSaved(after);
      form.done();
      toast.told(t("grant.given"));
    },
    refused: form.refused,
  });
  const { provider, flow } = form.values;
  const itself = flow === "application" && provider !== "google";
  const needed: Record<Provider, (keyof Values)[]> = {
    microsoft: ["tenant", "client_id"],
    google: ["client_id"],
    other: itself ? ["token_url", "client_id"] : ["authorize_url", "token_url", "client_id"],
  };
  const submit = () => form.check(...needed[provider]) && begin.mutate({ params: { id: mailbox.id }, body: bodyOf(form.values) });
  const kept = mailbox.grant !== null;
  return (
    <Form
      form={form}
      creates
      onSave={submit}
      save={t(itself ? "grant.let_in" : `grant.sign_in.${provider}`)}
      busy={begin.isPending}
      label={t("grant")}
    >
      <Segmented
        label={t("grant.provider")}
        {...form.field("provider")}
        choices={(["microsoft", "google", "other"] as const).map((value) => ({ value, label: t(`grant.provider.${value}`) }))}
      />
      {provider !== "google" && (
        <Segmented
          label={t("grant.flow")}
          {...form.field("flow")}
          choices={(["person", "application"] as const).map((value) => ({ value, label: t(`grant.flow.${value}`) }))}
        />
      )}
      {!itself && (
        <CopyText
          label={t("grant.redirect")}
          text={`${window.location.origin}${paths.settings("mailboxes", "granted")}`}
          hint={t("grant.redirect_hint")}
        />
      )}
      {provider === "microsoft" && (
        <TextInput
          label={t("grant.tenant")}
          {...form.field("tenant")}
          hint={t("grant.tenant_hint")}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      {provider === "other" && (
        <>
          {!itself && (
            <TextInput label={t("grant.authorize_url")} {...form.field("authorize_url")} type="url" autoComplete="off" spellCheck={false} />
          )}
          <TextInput label={t("grant.token_url")} {...form.field("token_url")} type="url" autoComplete="off" spellCheck={false} />
          <TextInput
            label={t("grant.scopes")}
            {...form.field("scopes")}
            hint={t("grant.scopes_hint")}
            optional
            autoComplete="off"
            spellCheck={false}
          />
        </>
      )}
      <TextInput label={t("grant.client_id")} {...form.field("client_id")} autoComplete="off" spellCheck={false} />
      <PasswordInput
        label={t("grant.client_secret")}
        {...form.field("client_secret")}
        hint={t(kept ? "grant.secret_kept" : "grant.secret_hint")}
        optional={kept}
        autoComplete="new-password"
      />
    </Form>
  );
}
