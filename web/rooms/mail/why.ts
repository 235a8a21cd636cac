import type { MailHead } from "../../../contract/mail.ts";
import { useWords } from "../../platform/i18n.ts";

/** Why a message became what it became, one sentence for each reason. */
export function useWhy(): (mail: Pick<MailHead, "reasons">) => string[] {
  const t = useWords("mail");
  return ({ reasons }) => reasons.map((reason) => t(`reason.${reason}`));
}
