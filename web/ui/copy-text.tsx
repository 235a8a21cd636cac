import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useWords } from "../platform/i18n.ts";
import { Button } from "./button.tsx";
import { TextInput } from "./text-input.tsx";
import css from "./copy-text.module.css";

/** A text to take along: an API key that is shown once. The button copies; where that is forbidden, the text is marked for Ctrl C. */
export function CopyText({ label, text, hint }: { label: string; text: string; hint?: string }) {
  const t = useWords("ui");
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Browsers give the clipboard to https and localhost only; the old way works on a plain LAN.
      setCopied(document.execCommand("copy"));
    }
  };
  return (
    <div className={css.row}>
      <div className={css.text}>
        <TextInput
          ref={field}
          label={label}
          hint={hint}
          value={text}
          onChange={() => {}}
          readOnly
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <div className={css.button}>
        <Button icon={copied ? IconCheck : IconCopy} onClick={() => void copy()}>
          {t(copied ? "copy.done" : "copy")}
        </Button>
      </div>
      <span role="status" className="unseen">
        {copied && t("copy.done")}
      </span>
    </div>
  );
}
