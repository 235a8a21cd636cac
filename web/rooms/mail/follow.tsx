import { IconEye } from "@tabler/icons-react";
import type { MailMessage } from "../../../contract/mail.ts";
import { useWords } from "../../platform/i18n.ts";
import { useAsk, useTell } from "../../platform/queries.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import css from "./letter.module.css";

type Address = MailMessage["cc"][number];

/** Who stood in Cc may follow the ticket when a technician lets them: nobody reads along because a message says so. */
export function Follow({ mail: { cc, ticket, outcome } }: { mail: MailMessage }) {
  const t = useWords("mail");
  const asked = ticket !== null && cc.length > 0 && (outcome === "opened" || outcome === "appended");
  const at = { params: { id: String(ticket?.number ?? 0) } };
  const { data } = useAsk("GET /tickets/{id}", { ...at, enabled: asked });
  const follow = useTell("POST /tickets/{id}/watchers");
  if (!asked || data?.audience !== "technician") return null;
  const known = new Set([...data.watchers.map(({ name }) => name), data.requester?.name]);
  const free = cc.filter(({ name }) => !known.has(name));
  const let_ = ({ name, address }: Address) =>
    follow.mutate(
      { ...at, body: { person: { email: address, ...(name && { name }) } } },
      { onSuccess: () => toast.told(t("follow.done", { name: name || address, number: data.number })) },
    );
  if (free.length === 0) return null;
  return (
    <div className={css.follow}>
      {free.map((one) => (
        <Button key={one.address} size="small" icon={IconEye} busy={follow.isPending} onClick={() => let_(one)}>
          {t("follow", { name: one.name || one.address })}
        </Button>
      ))}
    </div>
  );
}
