import type { Macro, MacroAct } from "../../../../contract/macros.ts";
import { mayStep, type Step } from "../../../../contract/step.ts";
import type { RequestType } from "../../../../contract/catalog.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call, isRefusal, type Answer, type CallOptions } from "../../../platform/client.ts";
import { keep } from "../../../platform/queries.ts";
import { say } from "../../../platform/i18n.ts";
import { toast } from "../../../ui/toast.tsx";
import { undoOf as typeUndoOf, type Stood } from "../acts/request-type-undo.ts";
import { given, readAnew } from "../find-ticket.ts";

type Body = CallOptions<"PATCH /tickets/{id}">["body"];

/** What a macro left behind that goes by its own id. */
type Left = Answer<"POST /tickets/{id}/macros/{macro}/runs">;

/** The facts that an act may change, as they were. */
interface Before extends Pick<Stood, "request_type" | "kind" | "confidential"> {
  status: Ticket["status"];
  waiting_reason: Ticket["waiting_reason"];
  waiting_until: string | null;
  step: Stood["step"];
  impact: number;
  urgency: number;
  tags: readonly string[];
  assignee: { id: string } | null;
  category: Stood["category"];
}

const stoodAs = (before: Before): Body =>
  before.status === "waiting" && before.waiting_reason
    ? { status: "waiting", waiting_reason: before.waiting_reason, waiting_until: before.waiting_until }
    : { status: "open" };

/** The step brings its status and what it waits for, but not until when. */
const atStep = (before: Before, { key }: { key: string }): Body => ({
  step: key,
  ...(before.status === "waiting" && { waiting_until: before.waiting_until }),
});

function backOf(act: MacroAct, before: Before): Body | null {
  switch (act.act) {
    case "priority":
      return { impact: before.impact, urgency: before.urgency };
    case "take":
    case "assign":
      return { assignee: before.assignee?.id ?? null };
    case "category":
      return { category: before.category?.id ?? null };
    case "tags":
      return { tags: [...before.tags] };
    case "step":
      return before.step ? atStep(before, before.step) : { step: null, ...stoodAs(before) };
    case "wait":
    case "resume":
      return before.step ? atStep(before, before.step) : stoodAs(before);
    default:
      return null;
  }
}

const typeOf = (id: string | null, offered: readonly RequestType[]) => offered.find((type) => type.id === id);

/** What gives a ticket the facts back that it had before a macro; null where there are none to give back, or the ticket has moved on. Pure. */
export function undoOf(before: Before, acts: readonly MacroAct[], offered: readonly RequestType[]): Body | null {
  if (acts.some(({ act }) => act === "hand_over" || act === "solve")) return null;
  const typed = acts.flatMap((act) => (act.act === "type" ? [typeUndoOf(before, typeOf(act.type, offered), offered)] : []));
  if (typed.includes(null)) return null;
  const bodies: Body[] = [...acts.flatMap((act) => backOf(act, before) ?? []), ...typed.flatMap((body) => body ?? [])];
  return bodies.length === 0 ? null : bodies.reduce((all, one) => ({ ...all, ...one }));
}

// Another status leaves the step behind, also that of a reply that is taken back.
const leaves: readonly MacroAct["act"][] = ["reply", "wait", "resume", "type"];

/** Whether a ticket may go back to the step where it stood: else nothing of the macro is taken back, rather than half of it. Pure. */
export function leadsBack({ step }: Pick<Before, "step">, acts: readonly MacroAct[], steps: readonly Step[]): boolean {
  const set = acts.findLast((act) => act.act === "step")?.step;
  const left = acts.some(({ act }) => act === "wait" || act === "resume" || act === "type");
  if (!step || (set === undefined && !left)) return true;
  const back = steps.find(({ key }) => key === step.key);
  const from = (key: string | null) => key === step.key || (back !== undefined && mayStep(key, back));
  const typed = acts.some(({ act }) => act === "type");
  return (set === undefined || typed || from(set)) && (!acts.some(({ act }) => leaves.includes(act)) || from(null));
}
interface Known {
  /** Of the request type that it had. */
  steps: readonly Step[];
  /** Those that are offered. */
  types: readonly RequestType[];
}

/** For some seconds what a macro did can be undone, as far as each act of it can: a note stays. */
export function offerUndo(before: Ticket, { name, acts }: Macro, { reply_id: reply, checklists }: Left, known: Known): void {
  const body = undoOf(before, acts, known.types);
  const told = say("ticket", "macro.done", { name });
  if ((!body && !reply && checklists.length === 0) || !leadsBack(before, acts, known.steps)) return toast.told(told);
  const at = given(before.number);
  const undo = async () => {
    try {
      if (reply) await call("POST /tickets/{id}/replies/{reply}/cancellations", { params: { ...at.params, reply } });
      // The reply first: it gives back how the ticket stood only while nothing else has changed since.
      if (body) await call("PATCH /tickets/{id}", { ...at, body });
      for (const checklist of checklists) {
        const answer = await call("DELETE /tickets/{id}/checklists/{checklist}", { params: { ...at.params, checklist } });
        keep("GET /tickets/{id}/checklists", at, answer);
      }
      toast.told(say("ticket", acts.some(({ act }) => act === "note") ? "macro.undone_but_note" : "macro.undone"));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast.refused(error.message);
    }
    readAnew(before.number);
  };
  toast.told(told, { label: say("ticket", "macro.undo"), run: () => void undo() });
}
