import { useEffect, useState, type KeyboardEvent } from "react";
import { fieldErrors, type Refusal } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { useCall } from "./call-context.ts";
import type { Ending } from "./end-call.ts";
import css from "./endings.module.css";

interface SolveProps {
  end: (ending: Ending) => Promise<boolean>;
  busy: boolean;
  refusal: Refusal | null;
  onClose: () => void;
}

/** "What solved it?": one line, and Enter. The requester reads it; the next one who asks is helped by it. */
export function Solve({ end, busy, refusal, onClose }: SolveProps) {
  const t = useWords("call");
  const { solution, person } = useCall();
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    const from = document.activeElement;
    document.querySelector<HTMLTextAreaElement>('[data-field="solution"]')?.focus();
    return () => {
      // A refusal may have led the focus to its field already.
      if (from instanceof HTMLElement && from.isConnected && document.activeElement === document.body) from.focus();
    };
  }, []);
  const submit = async () => {
    const body = solution.text.trim();
    if (!body) return setMissing(true);
    if (!(await end({ outcome: "solved", body }))) return;
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && !event.shiftKey && !event.altKey) void submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const said =
    fieldErrors(refusal)["body"] ??
    (refusal && !refusal.errors.some(({ pointer }) => pointer === "/person" || pointer === "/subject") ? refusal.message : null);
  return (
    <div className={css.solve}>
      <TextArea
        data-field="solution"
        label={t("solve.what")}
        hint={person ? t("solve.told", { name: person.name }) : t("solve.told_later")}
        error={missing && !solution.text.trim() ? t("solve.missing") : said}
        minRows={1}
        maxRows={6}
        maxLength={20_000}
        value={solution.text}
        onChange={solution.setText}
        onBlur={solution.flush}
        onKeyDown={onKeyDown}
      />
      <div className={css.solveActs}>
        <Button kind="primary" hint="Enter" busy={busy} onClick={() => void submit()}>
          {t("solve.send")}
        </Button>
        <Button hint="Escape" onClick={onClose}>
          {t("solve.cancel")}
        </Button>
      </div>
    </div>
  );
}
