import { IconMailForward } from "@tabler/icons-react";
import { useEffect } from "react";
import { outboxLook, type OutboxLook } from "../../../contract/outbox.ts";
import { useWords } from "../../platform/i18n.ts";
import { usePlace, useSetSearch } from "../../platform/place.tsx";
import { forget, useAsk, useAskPages } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Chip } from "../../ui/badge.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Pages } from "../../ui/reading.tsx";
import { Row } from "../../ui/stack.tsx";
import { OutboxRetryAll } from "./outbox-retry-all.tsx";
import { OutboxRows } from "./outbox-rows.tsx";

interface OutboxSearch {
  state?: OutboxLook;
  mailbox?: string;
}

// In the order in which they want somebody.
const looks: readonly OutboxLook[] = ["failed", "bounced", "expired", "waiting", "sending", "maybe_sent", "sent", "canceled"];

/** Every mail that the desk writes, newest first: how far it came, why it did not arrive, and a way to try again. */
export function OutboxPage() {
  const t = useWords("settings");
  const { search } = usePlace<OutboxSearch>();
  const setSearch = useSetSearch<OutboxSearch>();
  const write = useMay()("system:write");
  const state = outboxLook.safeParse(search.state).data;
  const mailbox = search.mailbox;
  const messages = useAskPages("GET /outbox", { query: { limit: 50, ...(state && { state }), ...(mailbox && { mailbox }) } });
  const counts = useAsk("GET /outbox/counts", { refetchInterval: 5000 }).data;
  // What left meanwhile stands elsewhere in the list.
  const standing = JSON.stringify(counts);
  useEffect(() => void forget("GET /outbox"), [standing]);
  const mailboxes = useAsk("GET /mailboxes").data?.items ?? [];
  const countOf = (look: OutboxLook) => (look === "sent" || look === "canceled" ? 0 : (counts?.[look] ?? 0));
  return (
    <Page title={t("outbox")} lead={t("outbox.lead")} actions={write && counts && <OutboxRetryAll look={state} counts={counts} />}>
      <Row wrap>
        {looks.map((look) => (
          <Chip key={look} pressed={state === look} onClick={() => setSearch({ state: state === look ? null : look })}>
            {t(`outbox.state.${look}`)}
            {countOf(look) > 0 && ` ${countOf(look)}`}
          </Chip>
        ))}
      </Row>
      {mailboxes.length > 1 && (
        <Row wrap>
          {mailboxes.map(({ key, name }) => (
            <Chip key={key} pressed={mailbox === key} onClick={() => setSearch({ mailbox: mailbox === key ? null : key })}>
              {name}
            </Chip>
          ))}
        </Row>
      )}
      <Pages
        of={messages}
        rows={8}
        empty={
          <EmptyState icon={IconMailForward} title={t(state || mailbox ? "outbox.none_such" : "outbox.none")}>
            {!state && !mailbox && t("outbox.none_how")}
          </EmptyState>
        }
      >
        {(items) => <OutboxRows items={items} />}
      </Pages>
    </Page>
  );
}
