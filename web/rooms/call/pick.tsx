import type { ReactNode } from "react";
import { Kbd } from "../../ui/kbd.tsx";
import css from "./pick.module.css";

interface PickProps {
  title: ReactNode;
  detail: ReactNode;
  /** What pressing it does, read aloud before the title: "Take over the solution of". */
  does: string;
  hint?: string;
  tone?: "plain" | "amber";
  /** Taken: pressing again takes it back. */
  taken?: boolean;
  disabled?: boolean;
  onPick: () => void;
  /** Beside it: what else can be done. */
  after?: ReactNode;
}

/** One thing beside the call that may belong to it, taken with a press or its key. */
export function Pick({ title, detail, does, hint, tone = "plain", taken, disabled, onPick, after }: PickProps) {
  return (
    <div className={css.pick} data-tone={tone} data-taken={taken || undefined}>
      <button type="button" className={css.press} aria-pressed={taken} disabled={disabled} onClick={onPick}>
        <span className={css.title}>
          <span className="unseen">{does} </span>
          {title}
        </span>
        <span className={css.detail}>
          {detail} {hint && <Kbd of={hint} />}
        </span>
      </button>
      {after}
    </div>
  );
}
