import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Loan } from "../../../../contract/loans.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { paths } from "../../../platform/paths.ts";
import { Link } from "../../../platform/place.tsx";
import { LendDialog } from "../../../platform/loans/lend-dialog.tsx";
import { forget, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useNow, useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Section } from "../context/section.tsx";
import { given, readAnew } from "../find-ticket.ts";
import css from "./structure.module.css";

/** What was handed out here and when it is to be back; one press says that it is. */
export function Loans({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const may = useMay();
  const [open, show] = useState(false);
  const at = given(ticket.number);
  const { data } = useAsk("GET /tickets/{id}/loans", { ...at, enabled: may("contacts:read"), staleTime: 10_000 });
  const works = may("contacts:work") && ticket.can.work;
  const done = () => {
    show(false);
    void forget("GET /tickets/{id}/loans");
    readAnew(ticket.number);
  };
  const back = useTell("POST /tickets/{id}/loans/{loan}/returns", { done });
  useKeys([{ label: t("loan.lend"), group: t("keys.group"), run: () => show(true), disabled: !works }]);
  const items = data?.items ?? [];
  // Where somebody stood at the counter it is at hand, elsewhere in the command bar.
  if (items.length === 0 && !open && !(works && ticket.channel === "walk_in")) return null;
  return (
    <Section title={t("loans")} action={works && <IconButton small label={t("loan.lend")} icon={IconPlus} onClick={() => show(true)} />}>
      {items.map((loan) => (
        <One key={loan.id} loan={loan} onBack={works ? () => back.mutate({ params: { ...at.params, loan: loan.id }, body: {} }) : null} />
      ))}
      <LendDialog ticket={String(ticket.number)} open={open} onClose={() => show(false)} done={done} />
    </Section>
  );
}

function One({ loan, onBack }: { loan: Loan; onBack: (() => void) | null }) {
  const t = useWords("ticket");
  const may = useMay();
  const time = useTime();
  const now = useNow();
  const late = !loan.returned_at && Date.parse(loan.due_at) < now;
  return (
    <div className={css.list}>
      <div className={css.head}>
        <span>
          {loan.asset && may("assets:read") ? <Link to={paths.asset(loan.asset.id)}>{loan.what}</Link> : loan.what}{" "}
          <Badge tone={loan.returned_at ? "green" : late ? "red" : undefined}>
            {t(loan.returned_at ? "loan.back" : late ? "loan.late" : "loan.out")}
          </Badge>
        </span>
        {!loan.returned_at && onBack && (
          <Button size="small" onClick={onBack} aria-label={t("loan.take_back", { what: loan.what })}>
            {t("loan.is_back")}
          </Button>
        )}
      </div>
      <p className={css.small}>{[t("loan.due", { at: time.moment(loan.due_at) }), loan.lent_by?.name].filter(Boolean).join(" · ")}</p>
    </div>
  );
}
