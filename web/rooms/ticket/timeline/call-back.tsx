import { IconPhoneOutgoing } from "@tabler/icons-react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { beginContact } from "../../../platform/begin-contact.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useGo } from "../../../platform/place.tsx";
import { useMay } from "../../../platform/session.tsx";
import { Button } from "../../../ui/button.tsx";

/** Who missed a call calls back from here: the contact is about this ticket, and keeps what was promised. */
export function CallBack({ ticket, number }: { ticket: Ticket; number: string }) {
  const t = useWords("ticket");
  const go = useGo();
  const may = useMay();
  if (!may("contacts:work") || !ticket.can.work) return null;
  const begin = () => beginContact(go, { channel: "phone", direction: "outbound", ticket: ticket.id, phone: number });
  return (
    <>
      {" "}
      <Button size="small" icon={IconPhoneOutgoing} onClick={begin}>
        {t("call_back")}
      </Button>
    </>
  );
}
