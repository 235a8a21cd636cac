import type { SmsGateway } from "../../../../contract/sms.ts";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTime } from "../../../platform/time.ts";
import { FieldRow } from "../../../ui/form.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { PasswordInput, TextInput } from "../../../ui/text-input.tsx";
import { Muted } from "../../../ui/text.tsx";
import { isElsewhere, type SmsValues } from "./values.ts";

interface FieldsProps {
  form: Form<SmsValues>;
  gateway: SmsGateway;
  /** Kept apart from what the form remembers. */
  secret: string;
  onSecret: (secret: string) => void;
}

const blanks = "{{to}}, {{text}}, {{sender}}, {{id}}";

/** Where messages are posted, and how. */
function HttpFields({ form, gateway, secret, onSecret }: FieldsProps) {
  const t = useWords("sms");
  const time = useTime();
  const { values, field, set } = form;
  const given = gateway.secret_set_at;
  const again = given !== null && isElsewhere(form.changes);
  const hint = again ? t("secret_again") : given ? t("secret_kept", { when: time.moment(given) }) : t("secret_hint");
  return (
    <>
      <TextInput label={t("url")} hint={t("url_hint")} {...field("url")} inputMode="url" autoComplete="off" spellCheck={false} />
      <FieldRow>
        <TextInput label={t("header")} {...field("header")} autoComplete="off" spellCheck={false} />
        <PasswordInput
          label={t("secret")}
          hint={hint}
          value={secret}
          onChange={onSecret}
          error={form.errorAt("secret")}
          optional={!again}
          autoComplete="new-password"
        />
      </FieldRow>
      <Segmented
        label={t("format")}
        value={values.format}
        onChange={(format) => set({ format })}
        choices={(["json", "form"] as const).map((value) => ({ value, label: t(`format.${value}`) }))}
      />
      <TextArea label={t("body")} hint={t("body_hint", { blanks })} {...field("body")} spellCheck={false} />
      <TextInput label={t("sender")} hint={t("sender_hint")} {...field("sender")} optional autoComplete="off" />
    </>
  );
}

/** Through a provider, or as files for a modem; and how many at most. */
export function SmsFields(props: FieldsProps) {
  const t = useWords("sms");
  const { form, gateway } = props;
  const { values, field, set } = form;
  return (
    <>
      <Segmented
        label={t("kind")}
        value={values.kind}
        onChange={(kind) => set({ kind })}
        choices={(["http", "file"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {values.kind === "http" ? (
        <HttpFields {...props} />
      ) : (
        <>
          <Segmented
            label={t("layout")}
            value={values.layout}
            onChange={(layout) => set({ layout })}
            choices={(["smstools", "gammu"] as const).map((value) => ({ value, label: t(`layout.${value}`) }))}
          />
          <Muted>{gateway.folder ? t("folder", { folder: gateway.folder }) : t("no_folder")}</Muted>
        </>
      )}
      <FieldRow>
        <TextInput label={t("per_number")} hint={t("per_number_hint")} {...field("per_number")} inputMode="numeric" autoComplete="off" />
        <TextInput label={t("per_hour")} hint={t("per_hour_hint")} {...field("per_hour")} inputMode="numeric" autoComplete="off" />
      </FieldRow>
    </>
  );
}
