import { IconKey, IconLockOpen, IconUserPlus, IconUserSearch, type Icon } from "@tabler/icons-react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useOpenTicket } from "../open-ticket.ts";
import { actOf, type AccountAct } from "./asked.ts";
import { useAccounts } from "./use-accounts.ts";
import { useDirectories } from "./use-directories.ts";

interface AccountCommand {
  label: string;
  run: () => void;
  icon: Icon;
  hint?: string;
}

/** What is done to accounts from any ticket: a key each for what is asked for most. Nothing where the desk writes to no directory. */
export function useAccountActs(ticket: Ticket): AccountCommand[] {
  const t = useWords("accounts");
  const { ask } = useOpenTicket();
  const technician = useMay()("tickets:work");
  const works = technician && ticket.can.work;
  const directories = useDirectories(works);
  const theirs = useAccounts(ticket).some(({ writes }) => writes);
  const { data } = useAsk("GET /account-templates", { enabled: works, staleTime: 5 * 60_000 });
  const templates = data?.items.some(({ active }) => active) ?? false;
  if (!works) return [];
  const one = (act: AccountAct, label: string, icon: Icon, hint?: string): AccountCommand => ({
    label,
    run: () => ask(act),
    icon,
    ...(hint && { hint }),
  });
  return [
    ...(theirs ? [one(actOf("unlock"), t("action.unlock"), IconLockOpen, "U")] : []),
    ...(theirs ? [one(actOf("reset_password"), t("action.reset_password"), IconKey, "Z")] : []),
    ...(directories.length > 0 ? [one(actOf("find"), t("find"), IconUserSearch)] : []),
    ...(templates ? [one(actOf("create"), t("action.create"), IconUserPlus)] : []),
  ];
}
