import type { Mailbox } from "../../../../contract/mailboxes.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/page.tsx";
import { fetchingBody, keptServer, sendingBody } from "./servers.ts";
import { TestSteps } from "./test-steps.tsx";

/** Tries the whole way with what is kept: nothing is typed for it, and nothing is left behind. */
export function RoundTrip({ mailbox: { id, address, fetching, sending } }: { mailbox: Mailbox }) {
  const t = useWords("mailbox");
  const test = useTell("POST /mailboxes/tests");
  if (!address || !fetching || !sending) return null;
  const body = {
    mailbox: id,
    address,
    fetching: { ...fetchingBody(keptServer(fetching, "fetching", address)), folder: fetching.folder },
    sending: sendingBody(keptServer(sending, "sending", address)),
  };
  return (
    <Section
      title={t("test")}
      lead={t("test.lead")}
      actions={
        <Button busy={test.isPending} onClick={() => test.mutate({ body })}>
          {t(test.data ? "test.again" : "test.now")}
        </Button>
      }
    >
      {(test.isPending || test.data) && <TestSteps tested={test.data ?? null} busy={test.isPending} />}
    </Section>
  );
}
