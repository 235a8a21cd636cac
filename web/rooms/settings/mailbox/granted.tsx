import { useEffect } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo, usePlace } from "../../../platform/place.tsx";
import { forget, keep, useTell } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Page } from "../../../ui/page.tsx";
import { toast } from "../../../ui/toast.tsx";
import { Working } from "../../../ui/working.tsx";

/** What came back is good once: also when this page is drawn twice. */
let posted = "";

/** Where a provider sends somebody back to: it hands over what they brought, and goes on to the mailbox. */
export function MailboxGranted() {
  const t = useWords("settings");
  const go = useGo();
  const { state = "", code, error, error_description } = usePlace<Record<string, string | undefined>>().search;
  const { mutate, error: refused } = useTell("POST /mailboxes/grants", {
    done: (mailbox) => {
      keep("GET /mailboxes/{id}", { params: { id: mailbox.id } }, mailbox);
      void forget("GET /mailboxes");
      toast.told(t("grant.given"));
      go(paths.settings("mailboxes", mailbox.id), { replace: true });
    },
    refused: () => {},
  });
  useEffect(() => {
    if (posted === state) return;
    posted = state;
    mutate({ body: { state, ...(code && { code }), ...(error && { error }), ...(error_description && { error_description }) } });
  }, [mutate, state, code, error, error_description]);
  return (
    <Page title={t("grant")} back={{ to: paths.settings("mailboxes"), label: t("mailboxes") }}>
      {refused ? (
        <Banner
          tone="red"
          title={refused.message}
          announce
          action={
            <LinkButton size="small" to={paths.settings("mailboxes")}>
              {t("mailboxes")}
            </LinkButton>
          }
        />
      ) : (
        <Working label={t("grant.finishing")} />
      )}
    </Page>
  );
}
