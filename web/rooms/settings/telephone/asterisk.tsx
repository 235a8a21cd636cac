import type { TelephoneSystem } from "../../../../contract/telephone.ts";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTime } from "../../../platform/time.ts";
import { Banner } from "../../../ui/banner.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { PasswordInput, TextInput } from "../../../ui/text-input.tsx";

export interface AsteriskValues {
  url: string;
  user: string;
  app: string;
  certificate: string;
}
type Asterisk = NonNullable<TelephoneSystem["asterisk"]>;

export const blankAsterisk: AsteriskValues = { url: "", user: "", app: "firstline", certificate: "" };

export const asteriskValues = (asterisk: Asterisk | null): AsteriskValues =>
  asterisk ? { url: asterisk.url, user: asterisk.user, app: asterisk.app, certificate: asterisk.certificate ?? "" } : blankAsterisk;

export const asteriskOf = ({ certificate, ...others }: AsteriskValues) => ({ ...others, certificate: certificate.trim() || null });

interface FieldsProps {
  form: Form<{ asterisk: AsteriskValues; name: string }>;
  /** Kept apart from what the form remembers. */
  password: string;
  onPassword: (password: string) => void;
  isNew?: boolean;
}

/** Where Asterisk is, and as whom the desk listens there. */
export function AsteriskFields({ form, password, onPassword, isNew }: FieldsProps) {
  const t = useWords("telephone");
  const { asterisk } = form.values;
  const field = (name: keyof AsteriskValues) => ({
    value: asterisk[name],
    onChange: (value: string) => form.set({ asterisk: { ...asterisk, [name]: value } }),
    error: form.errorAt(`asterisk/${name}`),
    autoComplete: "off",
    spellCheck: false,
  });
  return (
    <>
      <TextInput label={t("ari_url")} hint={t("ari_url_hint")} {...field("url")} />
      <FieldRow>
        <TextInput label={t("ari_user")} hint={t("ari_user_hint")} {...field("user")} />
        <PasswordInput
          label={t("ari_password")}
          {...(!isNew && { hint: t("ari_password_kept") })}
          value={password}
          onChange={onPassword}
          error={form.errorAt("asterisk/password")}
          optional={!isNew}
          autoComplete="new-password"
        />
        <TextInput label={t("ari_app")} hint={t("ari_app_hint")} {...field("app")} />
      </FieldRow>
      <TextArea label={t("ari_certificate")} hint={t("ari_certificate_hint")} optional {...field("certificate")} />
    </>
  );
}

/** Whether it is listened to, and what to do where it is not. */
export function AsteriskState({ asterisk: { connected_at, failing_since, fault } }: { asterisk: Asterisk }) {
  const t = useWords("telephone");
  const time = useTime();
  if (connected_at) return <Banner tone="green" title={t("ari_since", { at: time.moment(connected_at) })} />;
  return (
    <Banner tone={fault ? "red" : "accent"} title={failing_since ? t("ari_failing", { at: time.moment(failing_since) }) : t("ari_not")}>
      {fault ? `${fault.detail} ${fault.remedy}` : t("ari_not_yet")}
    </Banner>
  );
}
