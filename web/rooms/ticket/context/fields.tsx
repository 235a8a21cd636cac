import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import type { FormField } from "../../../../contract/forms.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { addressOf } from "../../../platform/client.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { paths } from "../../../platform/paths.ts";
import { Link } from "../../../platform/place.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Muted } from "../../../ui/text.tsx";
import { given } from "../find-ticket.ts";
import css from "./fields.module.css";
import { FormDialog } from "./form-dialog.tsx";
import { formName } from "./form-name.ts";
import { Secret } from "./secret.tsx";
import { Section } from "./section.tsx";

/** The form of the request type: what was answered, also what technicians alone see, and what is missing. */
export function Fields({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const { request_type, can, number } = ticket;
  const [open, setOpen] = useState(false);
  const { data } = useAsk("GET /tickets/{id}/form", { ...given(number), enabled: request_type !== null });
  const fields = data?.fields ?? [];
  const mayChange = can.work && fields.some(({ asked }) => asked);
  useKeys(mayChange ? [{ label: t("form.change"), group: t("keys.group"), run: () => setOpen(true) }] : []);
  if (!request_type || fields.length === 0) return null;
  const name = formName(ticket.id, data?.request_type?.id ?? request_type.id, fields);
  const told = fields.filter((field) => field.shown !== null || field.secret !== null || field.required_to_solve);
  return (
    <Section
      title={inMyLanguage(request_type.name)}
      action={mayChange && <IconButton small label={t("form.change")} icon={IconPencil} onClick={() => setOpen(true)} />}
    >
      {told.length === 0 && <Muted>{t("form.nothing")}</Muted>}
      {/* Questions are sentences: beside them nothing would have room. */}
      <dl className={css.answers}>
        {told.map((field) => (
          <div key={field.key}>
            <dt>{field.internal ? t("form.internal", { question: inMyLanguage(field.label) }) : inMyLanguage(field.label)}</dt>
            <dd>
              <Answer ticket={ticket} field={field} />
            </dd>
          </div>
        ))}
      </dl>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("form.title")}>
        <FormDialog key={name} ticket={ticket} fields={fields} name={name} onClose={() => setOpen(false)} />
      </Dialog>
    </Section>
  );
}

function Answer({ ticket, field }: { ticket: Ticket; field: FormField }) {
  const t = useWords("ticket");
  if (field.kind === "secret" && field.secret) return <Secret ticket={ticket} field={field} />;
  if (field.shown === null) return <Muted>{t("form.needed")}</Muted>;
  const words = inMyLanguage(field.shown);
  if (field.asset) return <Link to={paths.asset(field.asset)}>{words}</Link>;
  if (!field.file) return words;
  const href = addressOf("GET /tickets/{id}/attachments/{attachment}", { params: { id: ticket.id, attachment: field.file } });
  return <a href={href}>{words}</a>;
}
