import { useWords } from "../../../platform/i18n.ts";
import { FieldRow } from "../../../ui/form.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { PasswordInput, TextInput } from "../../../ui/text-input.tsx";
import { MailboxAuth } from "./auth.tsx";
import { TrustedCertificate } from "./certificate.tsx";
import type { ServerValues } from "./servers.ts";

interface PlaceFieldsProps {
  value: ServerValues;
  onChange: (changes: Partial<ServerValues>) => void;
  /** What is wrong at a field of the server. */
  errorAt: (name: string) => string | null;
  /** Without TLS: only to a server on the desk's own machine. */
  mayBePlain?: boolean;
}

/** Where a server is and how it is spoken with. */
export function PlaceFields({ value, onChange, errorAt, mayBePlain }: PlaceFieldsProps) {
  const t = useWords("mailbox");
  const kinds = mayBePlain ? (["tls", "starttls", "none"] as const) : (["tls", "starttls"] as const);
  return (
    <>
      <FieldRow>
        <TextInput
          label={t("server.host")}
          value={value.host}
          onChange={(host) => onChange({ host })}
          error={errorAt("host")}
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          label={t("server.port")}
          value={value.port}
          onChange={(port) => onChange({ port })}
          error={errorAt("port")}
          inputMode="numeric"
          autoComplete="off"
        />
      </FieldRow>
      <Segmented
        label={t("server.security")}
        value={value.security}
        onChange={(security) => onChange({ security })}
        choices={kinds.map((kind) => ({ value: kind, label: t(`server.security.${kind}`) }))}
      />
      {value.certificate && <TrustedCertificate certificate={value.certificate} onForget={() => onChange({ certificate: null })} />}
    </>
  );
}

interface SignInFieldsProps extends Omit<PlaceFieldsProps, "mayBePlain"> {
  /** A password is kept for this very server and user. */
  isKept?: boolean;
  /** One is kept, for another server or user than these. */
  isNeededAgain?: boolean;
  /** Some servers take mail from the desk's machine without a sign-in. */
  mayBeEmpty?: boolean;
}

/** As whom the desk signs in. The password is given here and shown to nobody; elsewhere than before it is asked for again. */
export function SignInFields({ value, onChange, errorAt, isKept, isNeededAgain, mayBeEmpty }: SignInFieldsProps) {
  const t = useWords("mailbox");
  const again = isNeededAgain && value.password === "" ? t("server.password_again") : null;
  return (
    <>
      <MailboxAuth value={value.auth} onChange={(auth) => onChange({ auth })} />
      <FieldRow>
        <TextInput
          label={t("server.user")}
          value={value.user}
          onChange={(user) => onChange({ user })}
          error={errorAt("user")}
          hint={mayBeEmpty ? t("server.user_hint") : undefined}
          optional={mayBeEmpty}
          autoComplete="off"
          spellCheck={false}
        />
        {value.auth === "password" && (
          <PasswordInput
            label={t("server.password")}
            value={value.password}
            onChange={(password) => onChange({ password })}
            error={errorAt("password") ?? again}
            hint={t(isKept && !isNeededAgain ? "server.password_kept" : "server.password_hint")}
            optional={isKept && !isNeededAgain}
            autoComplete="new-password"
          />
        )}
      </FieldRow>
    </>
  );
}
