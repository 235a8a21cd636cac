import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { AccountHead } from "../../../platform/accounts/account-head.tsx";
import list from "../../../platform/accounts/accounts.module.css";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Section } from "../context/section.tsx";
import { given } from "../find-ticket.ts";
import { useOpenTicket } from "../open-ticket.ts";
import { AccountButtons } from "./account-buttons.tsx";
import { ActionRow } from "./action-row.tsx";
import { actOf } from "./asked.ts";
import { ownerOf, useAccounts } from "./use-accounts.ts";

const shown = 2;

/** The accounts of who the ticket is for, how they stand, what may be done, and what was done here. */
export function Accounts({ ticket }: { ticket: Ticket }) {
  const t = useWords("accounts");
  const technician = useMay()("tickets:work");
  const { ask } = useOpenTicket();
  const [all, showAll] = useState(false);
  const accounts = useAccounts(ticket);
  const { data } = useAsk("GET /tickets/{id}/account-actions", { ...given(ticket.number), enabled: technician });
  const actions = data?.items ?? [];
  if (accounts.length + actions.length === 0) return null;
  const works = technician && ticket.can.work;
  const owner = ownerOf(ticket);
  const more = [
    { label: t("find"), run: () => ask(actOf("find")) },
    { label: t("action.create"), run: () => ask(actOf("create")) },
  ];
  // What waits for somebody is never behind a press.
  const rows = all ? actions : actions.filter(({ ended_at }, at) => at < shown || ended_at === null);
  return (
    <Section
      title={owner && ticket.on_behalf_of ? t("title_of", { name: owner.name }) : t("title")}
      action={
        works && (
          <Menu align="end" groups={[{ items: more }]}>
            <IconButton small label={t("more")} icon={IconDots} />
          </Menu>
        )
      }
    >
      <div className={list.list}>
        {accounts.map((known) => (
          <AccountHead key={`${known.directory.id} ${known.key}`} known={known}>
            {(live) => works && <AccountButtons known={known} live={live} ask={ask} />}
          </AccountHead>
        ))}
      </div>
      {rows.map((one) => (
        <ActionRow key={one.id} one={one} number={ticket.number} works={works} />
      ))}
      {rows.length < actions.length && (
        <div>
          <Button size="small" kind="quiet" onClick={() => showAll(true)}>
            {t("all_actions", { count: actions.length })}
          </Button>
        </div>
      )}
    </Section>
  );
}
