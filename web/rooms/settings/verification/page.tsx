import { useState } from "react";
import {
  accountClasses,
  sensitiveActions,
  type AccountClass,
  type PolicyRow,
  type SensitiveAction,
} from "../../../../contract/verification.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { setWords } from "../../../platform/verifications/set-words.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Page, Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { Coverage } from "./coverage.tsx";
import { EditRow } from "./edit-row.tsx";
import css from "./policy.module.css";
import { isWeaker } from "./weaker.ts";

type Act = (row: PolicyRow) => void;

/** What has to be proved before something is done to an account, and who could prove it. */
export function VerificationPage() {
  const t = useWords("verify");
  const reading = useAsk("GET /verification-policy");
  const may = useMay();
  const [edited, edit] = useState<PolicyRow | null>(null);
  return (
    <Page title={t("policy.title")} lead={t("policy.lead")}>
      <Reading of={reading}>{({ items }) => <Rows items={items} onEdit={may("system:write") ? edit : null} />}</Reading>
      {may("system:read") && <Coverage />}
      {edited && <EditRow key={`${edited.action} ${edited.account_class}`} row={edited} onClose={() => edit(null)} />}
    </Page>
  );
}

function Rows({ items, onEdit }: { items: readonly PolicyRow[]; onEdit: Act | null }) {
  const t = useWords("verify");
  const at = (action: SensitiveAction, kind: AccountClass) => items.find((row) => row.action === action && row.account_class === kind);
  return (
    <Section title={t("policy.rules")} lead={t("policy.rules_lead")}>
      <Table
        label={t("policy.rules")}
        rows={sensitiveActions}
        keyOf={(action) => action}
        columns={[
          { name: t("action"), cell: (action) => <strong>{t(`action.${action}`)}</strong> },
          ...accountClasses.map((kind) => ({
            name: t(`class.${kind}`),
            cell: (action: SensitiveAction) => {
              const row = at(action, kind);
              return row && <Cell row={row} onEdit={onEdit} />;
            },
          })),
        ]}
      />
    </Section>
  );
}

function Cell({ row, onEdit }: { row: PolicyRow; onEdit: Act | null }) {
  const t = useWords("verify");
  const time = useTime();
  const { action, account_class, sets, usual_sets, usual, changed_at, changed_by } = row;
  return (
    <div className={css.cell}>
      {sets.length === 0 ? (
        <span>{t("never")}</span>
      ) : (
        <ul className={css.sets}>
          {sets.map((set) => (
            <li key={JSON.stringify(set)}>{setWords(t, set)}</li>
          ))}
        </ul>
      )}
      {!usual && (
        <span title={changed_at ? `${changed_by?.name ?? ""} ${time.moment(changed_at)}` : undefined}>
          <Badge tone={isWeaker(sets, usual_sets) ? "red" : "accent"}>
            {t(isWeaker(sets, usual_sets) ? "policy.weaker" : "policy.changed")}
          </Badge>
        </span>
      )}
      {onEdit && (
        <Button
          size="small"
          kind="quiet"
          aria-label={t("policy.change_named", { action: t(`action.${action}`), kind: t(`class.${account_class}`) })}
          onClick={() => onEdit(row)}
        >
          {t("policy.change")}
        </Button>
      )}
    </div>
  );
}
