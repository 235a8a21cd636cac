import type { Ticket } from "../../../../contract/tickets.ts";
import { call } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { askOnce } from "../../../platform/queries.ts";
import { toast } from "../../../ui/toast.tsx";
import { firstName, given, readAnew, settle } from "../find-ticket.ts";
import { useOpenTicket, type Act } from "../open-ticket.ts";
import type { AskTextProps } from "./ask-text.tsx";

type TextAct = Extract<Act, "bounce" | "decline" | "tell_lead" | "tell_manager" | "solve" | "close" | "reopen" | "confirm">;
type Question = Omit<AskTextProps, "draftKey" | "onClose"> & { title: string };

/** The acts that ask for one text, and what each does with it. */
export function useTextActs(ticket: Ticket): Record<TextAct, Question> {
  const t = useWords("ticket");
  const at = given(ticket.number);
  const requester = ticket.requester ? firstName(ticket.requester.name) : t("the_requester");
  const { ask } = useOpenTicket();
  /** What else is solved by it, at one press. */
  const offerChildren = async (number: number) => {
    const { children } = await askOnce("GET /tickets/{id}/links", given(number));
    if (children.open === 0) return;
    toast.told(t("cascade.offer", { number, n: children.open }), { label: t("cascade.offer.button"), run: () => ask("cascade") });
  };
  const notice = (to: "lead" | "manager") => async (reason: string) => {
    const { told } = await call("POST /tickets/{id}/notices", { ...at, body: { to, reason } });
    toast.told(t("told", { names: told.map(({ name }) => name).join(", ") }));
    readAnew(ticket.number);
  };
  const cameFrom = ticket.stays.at(-2)?.team.name ?? "";
  return {
    bounce: {
      title: t("bounce.title"),
      says: t("bounce.says", { team: cameFrom }),
      label: t("reason"),
      hint: t("bounce.hint"),
      button: t("bounce.button"),
      send: async (reason) => settle(await call("POST /tickets/{id}/bounces", { ...at, body: { reason } })),
    },
    decline: {
      title: t("decline"),
      says: ticket.offer?.offered_by ? t("decline.says", { name: ticket.offer.offered_by.name }) : t("decline.routed"),
      label: t("reason"),
      button: t("decline.button"),
      send: async (reason) => settle(await call("POST /tickets/{id}/declines", { ...at, body: { reason } })),
    },
    tell_lead: {
      title: t("tell_lead"),
      says: t("tell_lead.says", { team: ticket.team.name }),
      label: t("tell.label"),
      button: t("tell.button"),
      send: notice("lead"),
    },
    tell_manager: {
      title: t("tell_manager"),
      says: t("tell_manager.says"),
      label: t("tell.label"),
      button: t("tell.button"),
      send: notice("manager"),
    },
    solve: {
      title: t("solve.title", { number: ticket.number }),
      says: t("solve.says", { name: requester }),
      label: t("solve.label", { name: requester }),
      hint: t("solve.hint"),
      button: t("solve.button"),
      optional: true,
      send: async (body) => {
        settle(await call("POST /tickets/{id}/resolutions", { ...at, body: body ? { body } : {} }));
        await offerChildren(ticket.number);
      },
    },
    close: {
      title: t("close.title", { number: ticket.number }),
      says: t("close.says", { name: requester }),
      label: t("close.label"),
      optional: true,
      button: t("close.button"),
      send: async (body) => {
        if (body) await call("POST /tickets/{id}/notes", { ...at, body: { body } });
        settle(await call("PATCH /tickets/{id}", { ...at, body: { status: "closed" } }));
      },
    },
    reopen: {
      title: t("reopen.title", { number: ticket.number }),
      label: t("reason"),
      hint: t("reopen.hint"),
      button: t("reopen.button"),
      send: async (reason) => settle(await call("POST /tickets/{id}/reopenings", { ...at, body: { reason } })),
    },
    confirm: {
      title: t("confirm.title", { name: requester }),
      says: t("confirm.says", { name: requester }),
      label: t("confirm.label", { name: requester }),
      optional: true,
      button: t("confirm.button"),
      send: async (body) => settle(await call("POST /tickets/{id}/confirmations", { ...at, body: body ? { body } : {} })),
    },
  };
}
