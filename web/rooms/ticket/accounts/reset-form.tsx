import { useEffect, useRef, useState } from "react";
import { passwordLinkWays, type PasswordLinkWay } from "../../../../contract/password-links.ts";
import type { VerificationMethod } from "../../../../contract/verification.ts";
import type { Caller } from "../../../../contract/verify-caller.ts";
import { fieldErrors } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Select } from "../../../ui/select.tsx";
import { useCaller } from "../verify/verify-caller.tsx";
import type { FormProps } from "./account-form.tsx";

/** What has to be proved for each way: what is secret goes only to where somebody was proved to be. */
const provedBy: Record<PasswordLinkWay, readonly VerificationMethod[]> = {
  sms: ["sms_code", "call_back"],
  mail: ["mail_code"],
  portal: ["passkey", "in_person", "authenticator"],
};

/** What is at hand while somebody is on the telephone, the best first. */
const likely: readonly VerificationMethod[] = ["passkey", "authenticator", "sms_code", "mail_code"];

/** The first way that what is proved opens; before that, the one of the best proof that is open. Pure. */
export function wayFor({ verifications, ways, action }: Pick<Caller, "verifications" | "ways" | "action">): PasswordLinkWay {
  const proved = verifications.filter((one) => one.state === "passed" && one.mine && one.here && !one.used_at && one.action === action);
  const opens = (methods: readonly VerificationMethod[]) =>
    passwordLinkWays.find((way) => provedBy[way].some((method) => methods.includes(method)));
  const best = likely.find((method) => ways.some((way) => way.method === method && (way.hindrance === null || way.hindrance === "running")));
  return opens(proved.map(({ method }) => method)) ?? opens(best ? [best] : []) ?? "portal";
}

interface ResetFormProps extends Omit<FormProps, "onChange"> {
  number: number;
}

/** Where the link goes by which its owner chooses the password: nobody at the desk sees it. */
export function ResetForm({ number, live, of, refused, onAsked }: ResetFormProps) {
  const t = useWords("accounts");
  const [chosen, choose] = useState<PasswordLinkWay | null>(null);
  const person = live?.person?.id;
  const proving = { action: "reset_password" as const, directory: of.directory, account: of.key, ...(person && { person }) };
  const { data } = useCaller(number, proving, person !== undefined);
  // It stays as it was shown first: what is begun on it goes on.
  const first = useRef<PasswordLinkWay | null>(null);
  if (data) first.current ??= wayFor(data);
  const way = chosen ?? first.current;
  const { directory, key } = of;
  useEffect(() => {
    if (way) onAsked({ action: "reset_password", directory_id: directory, key, deliver: way });
  }, [way, directory, key, onAsked]);
  return (
    <Select
      label={t("deliver")}
      hint={way ? t(`deliver.after.${way}`) : undefined}
      value={way}
      onChange={choose}
      choices={passwordLinkWays.map((value) => ({ value, label: t(`deliver.${value}`) }))}
      error={fieldErrors(refused)["asked/deliver"] ?? null}
    />
  );
}
