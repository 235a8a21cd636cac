import type { Db } from "../../platform/db.ts";
import type { Language } from "../../../contract/shapes.ts";
import { requireAnswers } from "./form/require-answers.ts";
import { gateOf } from "./form/store-gate.ts";
import { wholeOf } from "./merge/whole.ts";
import { refuseWithSteps } from "./steps-to-do.ts";
import { stepsToDo } from "./store-gate.ts";
import type { TicketRow } from "./store-rows.ts";

/** Where what is left can be done. */
const pointers = {
  step: (list: string, item: string) => `#checklists/${list}/items/${item}`,
  approval: (approval: string) => `#approvals/${approval}`,
  task: (link: string) => `#links/${link}`,
};

/** Refuses to solve or close a ticket before what is mandatory in its checklists, approvals and tasks is done, or while its form asks for an answer; the answer names what is left. */
export async function requireDone(db: Db, row: TicketRow, language: Language): Promise<void> {
  const left = await stepsToDo(db, wholeOf(row));
  const errors = left.map(({ checklist_id, item_id, text, kind }) => ({
    pointer: pointers[kind](checklist_id, item_id),
    code: "step_to_do",
    detail: text,
  }));
  refuseWithSteps(
    left.map(({ text }) => text),
    errors,
  );
  if (row.request_type_id) requireAnswers(await gateOf(db, row.id), language, true);
}
