import type { Mailbox } from "../../../../contract/mailboxes.ts";
import { fileSize } from "../../../platform/file-size.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { Mono, Muted } from "../../../ui/text.tsx";

/** Messages that the desk left where they are: which, why, and what to do. */
export function MailboxLeft({ mailbox }: { mailbox: Mailbox }) {
  const t = useWords("mailbox");
  const time = useTime();
  const count = mailbox.fetching?.left ?? 0;
  const reading = useAsk("GET /mailboxes/{id}/left", { params: { id: mailbox.id }, enabled: count > 0 });
  if (count === 0) return null;
  const at = (moment: string) => <time title={time.full(moment)}>{time.moment(moment)}</time>;
  return (
    <Section title={t("left")} lead={t("left.lead")} count={count}>
      <Reading of={reading} rows={3}>
        {({ items, total }) => (
          <>
            <Table
              label={t("left")}
              rows={items}
              keyOf={({ uid, uid_validity }) => `${uid_validity}:${uid}`}
              columns={[
                { name: t("left.subject"), cell: ({ subject }) => subject || t("left.no_subject") },
                { name: t("left.from"), cell: ({ from }) => from ?? t("left.nobody") },
                { name: t("left.why"), cell: ({ reason, size }) => t(`left.${reason}`, { size: fileSize(size) }) },
                { name: t("left.arrived"), cell: ({ arrived_at }) => arrived_at && at(arrived_at) },
                { name: t("left.since"), cell: ({ found_at }) => at(found_at) },
                { name: "UID", cell: ({ uid }) => <Mono>{uid}</Mono>, end: true },
              ]}
            />
            {total > items.length && <Muted>{t("left.more", { shown: items.length, total })}</Muted>}
          </>
        )}
      </Reading>
    </Section>
  );
}
