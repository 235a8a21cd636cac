import {
  IconArchive,
  IconArrowBackUp,
  IconBuildingBroadcastTower,
  IconCircleCheck,
  IconClockPin,
  IconClockPlus,
  IconEyeCog,
  IconForms,
  IconGitBranch,
  IconGitMerge,
  IconHourglass,
  IconMessages,
  IconLink,
  IconListCheck,
  IconPlayerPlay,
  IconRobot,
  IconRoute,
  IconShieldCheck,
  IconShieldLock,
  IconSpeakerphone,
  IconSubtask,
  IconThumbUp,
  IconUserCheck,
  IconUserQuestion,
  IconUserShare,
  IconUserX,
  type Icon,
} from "@tabler/icons-react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords, type WordKey } from "../../../platform/i18n.ts";
import { useMay, useMe } from "../../../platform/session.tsx";
import { useOpenTicket, type Act } from "../open-ticket.ts";
import { useResume } from "../acts/resume.ts";
import { useRoute } from "../acts/route.ts";
import { useAccountActs } from "../accounts/account-acts.ts";
import { useStopwatch } from "../acts/stopwatch.ts";

interface MoreAct {
  label: string;
  run: () => void;
  icon: Icon;
  hint?: string;
  danger?: boolean;
}

/** Everything else that may be done with this ticket now, in groups: whose it is, its state, whom to tell, time. */
export function useMoreActs(ticket: Ticket): { label: string; items: MoreAct[] }[] {
  const t = useWords("ticket");
  const me = useMe();
  const may = useMay();
  const { ask } = useOpenTicket();
  const resume = useResume(ticket);
  const route = useRoute(ticket);
  const stopwatch = useStopwatch(ticket);
  const accounts = useAccountActs(ticket);
  const { can } = ticket;
  const overseer = me.roles.some((role) => role === "administrator" || role === "auditor" || role === "manager");
  const act = (what: Act, words: WordKey<"ticket">, icon: Icon, hint?: string): MoreAct => ({
    label: t(words),
    run: () => ask(what),
    icon,
    ...(hint && { hint }),
  });
  const groups = [
    {
      label: t("menu.whose"),
      items: [
        can.work && act("assign", "assign", IconUserCheck, "A"),
        can.escalate && act("offer", "offer", IconUserQuestion),
        can.escalate && !ticket.offer && { label: t("routing.ask"), run: route, icon: IconRoute },
        ticket.offer?.technician.id === me.id && act("decline", "decline", IconUserX, "shift+y"),
        can.bounce && act("bounce", "bounce", IconArrowBackUp),
      ],
    },
    {
      label: t("menu.state"),
      items: [
        can.escalate && act("wait", "wait", IconHourglass, "W"),
        can.escalate && ticket.waiting_reason !== null && { label: t("resume"), run: resume, icon: IconPlayerPlay },
        can.confirm && act("confirm", "confirm", IconCircleCheck),
        can.resolve && act("request_type", "request_type", IconForms, "Q"),
        can.close && act("close", "close", IconArchive),
      ],
    },
    {
      label: t("menu.tell"),
      items: [
        may("tickets:work") && act("promise", "act.promise", IconClockPin, "P"),
        may("tickets:work") && act("verify", "act.verify", IconShieldCheck, "shift+v"),
        can.work && act("approval", "act.approval", IconThumbUp, "shift+a"),
        (can.work || overseer) && act("access", "act.access", IconEyeCog, "shift+w"),
        can.work && act("side", "side", IconMessages, "V"),
        act("tell_lead", "tell_lead", IconSpeakerphone),
        act("tell_manager", "tell_manager", IconUserShare),
        can.escalate && !ticket.restricted && act("security", "security", IconShieldLock),
        can.escalate && !ticket.systemic && act("systemic", "systemic", IconBuildingBroadcastTower),
      ],
    },
    { label: t("menu.account"), items: accounts },
    {
      label: t("menu.structure"),
      items: [
        may("tickets:work") && act("link", "act.link", IconLink, "shift+l"),
        can.work && act("task", "act.task", IconSubtask, "shift+t"),
        can.work && act("merge", "act.merge", IconGitMerge, "shift+m"),
        can.work && act("split", "act.split", IconGitBranch, "shift+s"),
        may("tickets:work") && act("checklist", "act.checklist", IconListCheck, "shift+h"),
        may("tickets:work") && act("rules", "act.rules", IconRobot, "shift+r"),
      ],
    },
    {
      label: t("menu.time"),
      items: [
        { label: t(stopwatch.running ? "stopwatch.stop" : "stopwatch.start"), run: stopwatch.toggle, icon: IconClockPlus, hint: "T" },
        act("log_time", "log_time", IconClockPlus),
      ],
    },
  ];
  return groups
    .map(({ label, items }) => ({ label, items: items.flatMap((item): MoreAct[] => (item ? [item] : [])) }))
    .filter(({ items }) => items.length > 0);
}
