import { IconDots } from "@tabler/icons-react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { useAccept } from "../acts/accept.ts";
import { useSteps } from "../acts/step.tsx";
import { useMacroCommands } from "../macros/macro-commands.ts";
import { useMoreActs } from "./more-acts.ts";
import { useOpenTicket } from "../open-ticket.ts";
import css from "./header.module.css";

/** What matters now first; the rest behind one button. `can` decides what is there. */
export function Buttons({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const { ask } = useOpenTicket();
  const accept = useAccept(ticket);
  const { can } = ticket;
  const more = useMoreActs(ticket);
  // Where the request type has steps of its own, the key asks where the ticket goes; solving it is one of the answers.
  const steps = useSteps(ticket).length > 0;
  const macros = useMacroCommands(ticket);
  useKeys([
    { key: "y", label: t("accept"), group: t("keys.group"), run: accept.run, disabled: !can.accept },
    { key: "e", label: t("hand_up"), group: t("keys.group"), run: () => ask("escalate"), disabled: !can.escalate },
    { key: "s", label: t("solve"), group: t("keys.group"), run: () => ask("solve"), disabled: !can.resolve || steps },
    { key: "s", label: t("step"), group: t("keys.group"), run: () => ask("step"), disabled: !can.resolve || !steps },
    ...macros,
    ...more.flatMap(({ items }) => items.map(({ label, run, hint }) => ({ key: hint, label, run, group: t("keys.group") }))),
  ]);
  return (
    <div className={css.buttons}>
      {/* What was handed over is accepted where its handover is read. */}
      {can.accept && ticket.accepted && (
        <Button kind="primary" hint="Y" busy={accept.busy} onClick={accept.run}>
          {t("take")}
        </Button>
      )}
      {can.escalate && (
        <Button hint="E" onClick={() => ask("escalate")}>
          {t("hand_up")}
        </Button>
      )}
      {can.resolve && steps && (
        <Button hint="S" onClick={() => ask("step")}>
          {t("step")}
        </Button>
      )}
      {can.resolve && (
        <Button {...(!steps && { hint: "S" })} onClick={() => ask("solve")}>
          {t("solve")}
        </Button>
      )}
      {can.reopen && <Button onClick={() => ask("reopen")}>{t("reopen")}</Button>}
      <Menu align="end" groups={more}>
        <IconButton label={t("more")} icon={IconDots} />
      </Menu>
    </div>
  );
}
