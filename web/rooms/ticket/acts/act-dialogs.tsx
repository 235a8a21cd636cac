import { useRef } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Dialog, Drawer } from "../../../ui/dialog.tsx";
import { RunMacro } from "../macros/run-macro.tsx";
import { isMacro, type Act } from "../open-ticket.ts";
import { StartSide } from "../side/start.tsx";
import { AskTechnician } from "./ask-technician.tsx";
import { AskText } from "./ask-text.tsx";
import { Escalate } from "./escalate.tsx";
import { ApprovalDialog } from "../structure/approval-dialog.tsx";
import { CascadeDialog } from "../structure/cascade-dialog.tsx";
import { ChecklistDialog } from "../structure/checklist-dialog.tsx";
import { LinkDialog } from "../structure/link-dialog.tsx";
import { MergeDialog } from "../structure/merge-dialog.tsx";
import { PromiseDialog } from "../structure/promise-dialog.tsx";
import { RuleRuns } from "../structure/rule-runs.tsx";
import { SplitDialog } from "../structure/split-dialog.tsx";
import { TaskDialog } from "../structure/task-dialog.tsx";
import { FastPath } from "./fast-path.tsx";
import { LogTime } from "./log-time.tsx";
import { WhoMaySee } from "../access/who-may-see.tsx";
import { RequestTypeDialog } from "./request-type.tsx";
import { StepDialog } from "./step.tsx";
import { AccountDialog } from "../accounts/account-dialog.tsx";
import { isAccountAct, readAct } from "../accounts/asked.ts";
import { FindAccount } from "../accounts/find-account.tsx";
import { VerifyCaller } from "../verify/verify-caller.tsx";
import { useTextActs } from "./text-acts.ts";
import { Wait } from "./wait.tsx";

interface ActDialogsProps {
  ticket: Ticket;
  act: Act | null;
  onClose: () => void;
}

/** The dialog of whatever is being done with the ticket. One stands here at a time and gives the focus back when it goes. */
export function ActDialogs({ ticket, act, onClose }: ActDialogsProps) {
  const t = useWords("ticket");
  const accounts = useWords("accounts");
  const texts = useTextActs(ticket);
  // What was asked last stays drawn while its dialog leaves.
  const last = useRef<Act>("solve");
  if (act) last.current = act;
  const shown = last.current;
  if (shown === "escalate") {
    return (
      <Drawer open={act !== null} onClose={onClose} title={t("escalate.title", { number: ticket.number })} size="large">
        <Escalate ticket={ticket} onClose={onClose} />
      </Drawer>
    );
  }
  if (isMacro(shown)) {
    return (
      <Dialog open={act !== null} onClose={onClose} title={t("macro")}>
        <RunMacro key={shown} ticket={ticket} first={shown.split(":")[1] ?? null} onClose={onClose} />
      </Dialog>
    );
  }
  if (isAccountAct(shown)) {
    const { action, place, of } = readAct(shown);
    const title = accounts(action === "find" ? "find" : `action.${action}`);
    return (
      <Drawer open={act !== null} onClose={onClose} title={title} size="large">
        {act === shown &&
          (action === "find" ? (
            <FindAccount ticket={ticket} />
          ) : (
            <AccountDialog key={shown} ticket={ticket} action={action} place={place} undoOf={of} onClose={onClose} />
          ))}
      </Drawer>
    );
  }
  if (shown === "verify") {
    return (
      <Drawer open={act !== null} onClose={onClose} title={t("verify.title", { number: ticket.number })} size="large">
        {act === "verify" && <VerifyCaller number={ticket.number} />}
      </Drawer>
    );
  }
  if (shown === "side") {
    return (
      <Drawer open={act !== null} onClose={onClose} title={t("side.title", { number: ticket.number })} size="large">
        <StartSide ticket={ticket} onClose={onClose} />
      </Drawer>
    );
  }
  const { title, ...inside } = contentOf();
  return (
    <Dialog open={act !== null} onClose={onClose} title={title}>
      {inside.content}
    </Dialog>
  );

  function contentOf() {
    switch (shown) {
      case "security":
      case "systemic":
        return { title: t(`${shown}.title`), content: <FastPath ticket={ticket} path={shown} onClose={onClose} /> };
      case "assign":
      case "offer":
        return { title: t(`${shown}.title`), content: <AskTechnician ticket={ticket} way={shown} onClose={onClose} /> };
      case "wait":
        return { title: t("wait.title"), content: <Wait ticket={ticket} onClose={onClose} /> };
      case "request_type":
        return { title: t("request_type"), content: <RequestTypeDialog ticket={ticket} onClose={onClose} /> };
      case "step":
        return { title: t("step"), content: <StepDialog ticket={ticket} onClose={onClose} /> };
      case "log_time":
        return { title: t("log_time"), content: <LogTime ticket={ticket} onClose={onClose} /> };
      case "link":
        return { title: t("link.title", { number: ticket.number }), content: <LinkDialog ticket={ticket} onClose={onClose} /> };
      case "merge":
        return { title: t("merge.title", { number: ticket.number }), content: <MergeDialog ticket={ticket} onClose={onClose} /> };
      case "split":
        return { title: t("split.title", { number: ticket.number }), content: <SplitDialog ticket={ticket} onClose={onClose} /> };
      case "cascade":
        return { title: t("cascade.title", { number: ticket.number }), content: <CascadeDialog ticket={ticket} onClose={onClose} /> };
      case "checklist":
        return { title: t("checklist.title", { number: ticket.number }), content: <ChecklistDialog ticket={ticket} onClose={onClose} /> };
      case "approval":
        return { title: t("approval.title", { number: ticket.number }), content: <ApprovalDialog ticket={ticket} onClose={onClose} /> };
      case "task":
        return { title: t("task.title", { number: ticket.number }), content: <TaskDialog ticket={ticket} onClose={onClose} /> };
      case "promise":
        return { title: t("promise.title", { number: ticket.number }), content: <PromiseDialog ticket={ticket} onClose={onClose} /> };
      case "access":
        return { title: t("access.title", { number: ticket.number }), content: <WhoMaySee ticket={ticket} /> };
      case "rules":
        return { title: t("rules.title", { number: ticket.number }), content: <RuleRuns ticket={ticket} /> };
      case "escalate":
      case "verify":
      case "side":
        return { title: "", content: null };
      default: {
        if (isMacro(shown) || isAccountAct(shown)) return { title: "", content: null };
        const { title: words, ...question } = texts[shown];
        return { title: words, content: <AskText key={shown} {...question} draftKey={`${shown}:${ticket.id}`} onClose={onClose} /> };
      }
    }
  }
}
