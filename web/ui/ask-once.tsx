import { useState, type ComponentProps, type ReactNode } from "react";
import { useWords } from "../platform/i18n.ts";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

interface AskOnceProps {
  /** What the button that begins it says. */
  label: string;
  /** What the dialog asks. */
  title: string;
  /** What the button that does it says; as the first one, where nothing else is said. */
  sure?: string;
  icon?: ComponentProps<typeof Button>["icon"];
  busy: boolean;
  /** Why it was refused. */
  problem?: string | null;
  onSure: () => void;
  /** What becomes of it. */
  children: ReactNode;
}

/** A button for what is not taken back by itself: it says what becomes of it, and asks once. */
export function AskOnce({ label, title, sure = label, icon, busy, problem, onSure, children }: AskOnceProps) {
  const ui = useWords("ui");
  const [asking, ask] = useState(false);
  return (
    <>
      <Button kind="quiet" {...(icon && { icon })} onClick={() => ask(true)}>
        {label}
      </Button>
      <Dialog
        open={asking}
        onClose={() => ask(false)}
        title={title}
        size="small"
        footer={
          <>
            <Button onClick={() => ask(false)}>{ui("cancel")}</Button>
            <Button kind="danger" busy={busy} onClick={onSure}>
              {sure}
            </Button>
          </>
        }
      >
        <p>{children}</p>
        {problem && <Banner tone="red" title={problem} announce />}
      </Dialog>
    </>
  );
}
