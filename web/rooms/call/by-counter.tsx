import { useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { LendDialog } from "../../platform/loans/lend-dialog.tsx";
import { useKeys } from "../../platform/keys.tsx";
import { forget, useAsk } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { Button } from "../../ui/button.tsx";
import { Heading } from "../../ui/text.tsx";
import { focusOn, useCall } from "./call-context.ts";
import { Pick } from "./pick.tsx";
import css from "./who.module.css";

/** What somebody said at the kiosk or with their telephone. The technician asks who it is and says so: what was typed proves nothing. */
export function ByCounter() {
  const t = useWords("call");
  const { language } = useMe();
  const {
    contact,
    person,
    own,
    change,
    choosePerson,
    words: { subject },
  } = useCall();
  const { data } = useAsk("GET /tickets/{id}/walk-ins", { params: { id: contact.ticket?.id ?? "" }, enabled: contact.ticket !== null });
  const come = (data?.items ?? []).find(({ contact_id }) => contact_id === contact.id);
  const claimed = person ? null : (come?.claimed ?? null);
  const known = useAsk("GET /people/{id}", { params: { id: claimed?.id ?? "" }, enabled: claimed !== null }).data;
  const choose = () => {
    if (!known) return;
    choosePerson(known);
    focusOn(own ? "subject" : "note");
  };
  useKeys(known && claimed ? [{ key: "alt+y", label: t("who.is", { name: known.name }), group: t("keys.group"), run: choose }] : []);
  const [lending, lend] = useState(false);
  useKeys([{ label: t("who.lend"), group: t("keys.group"), run: () => lend(true), disabled: !come }]);
  if (!come || !contact.ticket) return null;
  const reason = come.reason && (language === "nb" ? come.reason.label_nb : come.reason.label_en);
  const about = [reason, come.said].filter(Boolean).join(": ");
  return (
    <div className={css.group}>
      <div className={css.groupHead}>
        <Heading>{t("who.at_counter", { label: come.label })}</Heading>
      </div>
      <p>{[come.visitor.name, come.visitor.account].filter(Boolean).join(", ")}</p>
      {about && <p>{about}</p>}
      {about && own && subject === "" && (
        <Button
          size="small"
          onClick={() => {
            change({ subject: about });
            focusOn("subject");
          }}
        >
          {t("who.take_reason")}
        </Button>
      )}
      <Button size="small" onClick={() => lend(true)}>
        {t("who.lend")}
      </Button>
      <LendDialog
        ticket={contact.ticket.id}
        open={lending}
        onClose={() => lend(false)}
        done={() => {
          lend(false);
          void forget("GET /tickets/{id}/loans");
        }}
      />
      {known && claimed && <Pick title={known.name} detail={known.email} does={t("who.is", { name: "" })} hint="alt+y" onPick={choose} />}
      <p className={css.proof}>{t("who.typed_proves_nothing")}</p>
    </div>
  );
}
