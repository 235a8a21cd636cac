import { useState } from "react";
import type { Mailbox } from "../../../../contract/mailboxes.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Section } from "../../../ui/page.tsx";
import { toast } from "../../../ui/toast.tsx";
import { keepMailbox } from "./use-connect.ts";

/** Gives a mailbox up, and takes it back: nothing that came by it goes away. */
export function Closing({ mailbox: { id, name, active } }: { mailbox: Mailbox }) {
  const t = useWords("mailbox");
  const say = useWords("ui");
  const [asking, ask] = useState(false);
  const change = useTell("PATCH /mailboxes/{id}", {
    done: (after) => {
      keepMailbox(after);
      ask(false);
      toast.told(t(after.active ? "closing.back_again" : "closing.closed", { name }));
    },
  });
  const turn = () => change.mutate({ params: { id }, body: { active: !active } });
  return (
    <Section title={t(active ? "closing" : "closing.reopen")} lead={t(active ? "closing.what" : "closing.reopen_what")}>
      <div>
        <Button kind={active ? "danger" : "plain"} busy={change.isPending} onClick={active ? () => ask(true) : turn}>
          {t(active ? "closing.close" : "closing.reopen")}
        </Button>
      </div>
      <Dialog
        open={asking}
        onClose={() => ask(false)}
        title={t("closing.sure", { name })}
        size="small"
        footer={
          <>
            <Button onClick={() => ask(false)}>{say("cancel")}</Button>
            <Button kind="danger" busy={change.isPending} onClick={turn}>
              {t("closing.close")}
            </Button>
          </>
        }
      >
        <p>{t("closing.what")}</p>
      </Dialog>
    </Section>
  );
}
