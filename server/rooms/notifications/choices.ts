import { choiceKind, noticeKind, type ChoiceKind } from "../../../contract/work.ts";

export interface Choice {
  in_app: boolean;
  by_mail: boolean;
}

/** Who is wanted by name, whose authority is asked for, and whose later reply has not left, may not be at their desk. All else waits there for who looks. */
const mailed = new Set<ChoiceKind>(["offered", "notice", "reply_held", "mentioned", "opened", "followed"]);

/** What holds for whoever has not chosen. Pure. */
export const usualChoice = (kind: ChoiceKind): Choice => ({ in_app: isNotice(kind), by_mail: mailed.has(kind) });

/** Something for those who work at the desk; the others are mails to requesters. */
export const isNotice = (kind: ChoiceKind): boolean => noticeKind.safeParse(kind).success;

/** What somebody may choose about, in the order in which it is shown. */
export const choosable = (worksHere: boolean): ChoiceKind[] => choiceKind.options.filter((kind) => worksHere || !isNotice(kind));
