import { IconEyeOff, IconLock, IconUsers } from "@tabler/icons-react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { forget, keep, useTell } from "../../../platform/queries.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";
import { LetIn } from "./let-in.tsx";
import { WhyMay } from "./why-may.tsx";

const looks = {
  confidential: { icon: IconEyeOff, tone: "red" },
  restricted: { icon: IconLock, tone: "red" },
  open: { icon: IconUsers, tone: "accent" },
} as const;

/** How closed the ticket is, who was let in besides, and why somebody may see it or not. */
export function WhoMaySee({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const look = ticket.confidential ? "confidential" : ticket.restricted ? "restricted" : "open";
  const team = ticket.team.name;
  const set = useTell("PUT /tickets/{id}/confidentiality", {
    done: (readers) => {
      keep("GET /tickets/{id}/readers", { params: { id: ticket.id } }, readers);
      void forget("GET /tickets/{id}");
      void forget("GET /tickets");
      toast.told(readers.confidential ? t("access.made", { team }) : t("access.opened"));
    },
  });
  const action = ticket.can.work && (
    <Button
      size="small"
      busy={set.isPending}
      onClick={() => set.mutate({ params: { id: ticket.id }, body: { confidential: !ticket.confidential } })}
    >
      {ticket.confidential ? t("access.open_it") : t("access.make_confidential")}
    </Button>
  );
  return (
    <Stack gap={5}>
      <Stack gap={2} align="flex-start">
        <Banner {...looks[look]} title={t(`access.${look}`, { team })}>
          {t(`access.${look}_hint`, { team })}
        </Banner>
        {action}
      </Stack>
      <LetIn ticket={ticket} />
      <WhyMay ticket={ticket} />
    </Stack>
  );
}
