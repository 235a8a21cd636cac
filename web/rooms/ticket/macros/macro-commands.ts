import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import type { Action } from "../../../platform/keys.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { firstOf, useFirstMacros } from "./first.ts";
import { useOpenTicket } from "../open-ticket.ts";

/** Each macro by its name in the command bar, and all of them behind one key. */
export function useMacroCommands(ticket: Ticket): Action[] {
  const t = useWords("ticket");
  const { ask } = useOpenTicket();
  const may = useMay()("tickets:work");
  const { data } = useAsk("GET /macros", { enabled: may });
  const items = firstOf(data?.items ?? [], useFirstMacros(ticket));
  const group = t("keys.group");
  return [
    { key: "m", label: t("macro"), group, run: () => ask("macro"), disabled: !may },
    ...items.map(({ id, name }) => ({
      label: t("macro.run_named", { name, number: ticket.number }),
      group,
      run: () => ask(`macro:${id}`),
    })),
  ];
}
