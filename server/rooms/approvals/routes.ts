import { approvalRoutes } from "../../../contract/approvals.ts";
import { handle } from "../../platform/http/handle.ts";
import { Problem } from "../../platform/problem.ts";
import { loadInside, wholeOf } from "../tickets/index.ts";
import { answer, askOf, askOfToken } from "./answer.ts";
import { askApproval } from "./ask-approval.ts";
import { cancelApproval } from "./cancel.ts";
import { presentApprovals, presentAsked, presentAskedBy, presentWaiting } from "./present.ts";
import { findApproval } from "./store.ts";

export const routes = handle(approvalRoutes, {
  "GET /tickets/{id}/approvals": async ({ db, actor, params }) => presentApprovals(db, wholeOf(await loadInside(db, actor, params.id))),
  "POST /tickets/{id}/approvals": async ({ db, actor, now, params, body }) =>
    presentApprovals(db, wholeOf(await askApproval(db, actor, now, params.id, body))),
  "POST /tickets/{id}/approvals/{approval}/cancellations": async ({ db, actor, now, params, body }) =>
    presentApprovals(db, wholeOf(await cancelApproval(db, actor, now, params.id, params.approval, body.reason))),
  "GET /approvals": ({ db, actor, now }) => presentWaiting(db, actor, now),
  "GET /approvals/asked": ({ db, actor, query }) => presentAskedBy(db, actor, query),
  "POST /approvals/{id}/answers": async ({ db, actor, now, params, body }) =>
    answer(db, now, await askOf(db, actor, params.id), body, false),
  "POST /approval-links/readings": async ({ db, now, body }) => {
    const ask = await askOfToken(db, body.token);
    const row = await findApproval(db, ask.approval_id);
    if (row?.state !== "open" || ask.answer !== null || row.expires_at <= now) throw new Problem(409, "approval_over");
    return presentAsked(db, row);
  },
  "POST /approval-links/answers": async ({ db, now, body }) => answer(db, now, await askOfToken(db, body.token), body, true),
});
