import { useWords } from "../platform/i18n.ts";
import type { DraftState } from "../platform/drafts.ts";
import css from "./draft-mark.module.css";

/** What became of a text that is not sent yet: quiet, beside its field. */
export function DraftMark({ state }: { state: DraftState }) {
  const t = useWords("ui");
  const said = state === "waiting" || state === "saved" || state === "failed" ? t(`draft.${state}`) : null;
  return (
    <span className={css.mark} data-state={state} role="status">
      {said}
    </span>
  );
}
