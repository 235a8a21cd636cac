import type { ChatQuestion, ChatWidget } from "../../../../contract/chat-widgets.ts";
import { linesOf, questionsOf } from "./questions.ts";

export interface WidgetValues {
  name: string;
  team_id: string;
  in_portal: boolean;
  email: "required" | "optional";
  files: boolean;
  most_waiting: string;
  origins: string;
  questions: string;
  words: ChatWidget["words"];
}

export const blankWidget: WidgetValues = {
  name: "",
  team_id: "",
  in_portal: false,
  email: "required",
  files: true,
  most_waiting: "50",
  origins: "",
  questions: "",
  words: { greeting_en: "", greeting_nb: "", closed_en: "", closed_nb: "" },
};

export const valuesOf = (widget: ChatWidget): WidgetValues => ({
  name: widget.name,
  team_id: widget.team_id ?? "",
  in_portal: widget.in_portal,
  email: widget.email,
  files: widget.files,
  most_waiting: String(widget.most_waiting),
  origins: widget.origins.join("\n"),
  questions: linesOf(widget.questions),
  words: widget.words,
});

/** What is sent of what was changed. */
export function bodyOf(
  { team_id, most_waiting, origins, questions, ...changes }: Partial<WidgetValues>,
  before: readonly ChatQuestion[] = [],
) {
  return {
    ...changes,
    ...(team_id !== undefined && { team_id: team_id || null }),
    ...(most_waiting !== undefined && { most_waiting: Number(most_waiting) }),
    ...(origins !== undefined && { origins: origins.split(/\s+/).filter(Boolean) }),
    ...(questions !== undefined && { questions: questionsOf(questions, before) }),
  };
}
