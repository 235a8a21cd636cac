import { useWords } from "../../../platform/i18n.ts";
import { Segmented } from "../../../ui/segmented.tsx";

interface MailboxAuthProps {
  value: "password" | "oauth2";
  onChange: (value: "password" | "oauth2") => void;
}

/** How the desk signs in to a mail server. */
export function MailboxAuth(props: MailboxAuthProps) {
  const t = useWords("settings");
  return (
    <Segmented
      label={t("mailbox.auth")}
      {...props}
      choices={(["password", "oauth2"] as const).map((value) => ({ value, label: t(`mailbox.auth.${value}`) }))}
    />
  );
}
