import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { FormField } from "../../../../contract/forms.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyText } from "../../../ui/copy-text.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Muted } from "../../../ui/text.tsx";
import { readAnew } from "../find-ticket.ts";

/** Nobody leaves a secret on the screen of a desk that they left. */
const shownFor = 60_000;

/** A secret of the form: that it is there, and for a minute what it says, to who asks. Asking is written down. */
export function Secret({ ticket, field }: { ticket: Ticket; field: FormField }) {
  const t = useWords("ticket");
  const time = useTime();
  const [words, setWords] = useState<string | null>(null);
  const show = useTell("POST /tickets/{id}/secrets/{field}/showings", {
    done: ({ secret }) => {
      setWords(secret);
      readAnew(ticket.number);
    },
  });
  useEffect(() => {
    if (words === null) return;
    const hide = setTimeout(() => setWords(null), shownFor);
    return () => clearTimeout(hide);
  }, [words]);
  if (!field.secret) return null;
  const { by, at } = field.secret;
  return (
    <Stack gap={1}>
      {words === null ? (
        <Muted>{t("secret.there", { who: by?.name ?? "", known: by ? "yes" : "no", at: time.moment(at) })}</Muted>
      ) : (
        <CopyText label={inMyLanguage(field.label)} text={words} hint={t("secret.hidden_soon")} />
      )}
      {ticket.can.work && (
        <div>
          {words === null ? (
            <Button
              size="small"
              kind="quiet"
              icon={IconEye}
              busy={show.isPending}
              onClick={() => show.mutate({ params: { id: String(ticket.number), field: field.key } })}
            >
              {t("secret.show")}
            </Button>
          ) : (
            <Button size="small" kind="quiet" icon={IconEyeOff} onClick={() => setWords(null)}>
              {t("secret.hide")}
            </Button>
          )}
        </div>
      )}
    </Stack>
  );
}
