import { IconFileSpreadsheet, IconUpload } from "@tabler/icons-react";
import { useRef, useState, type DragEvent } from "react";
import type { Form as FormState } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { FieldError } from "../../../ui/field.tsx";
import { Muted } from "../../../ui/text.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { Working } from "../../../ui/working.tsx";
import css from "./choose-file.module.css";
import type { nothing } from "./import-page.tsx";
import { countRows, decode, longest } from "./read-file.ts";

interface ChooseFileProps {
  form: FormState<typeof nothing>;
  check: () => void;
  busy: boolean;
}

/** A file, dropped or chosen, or rows that are pasted from a spreadsheet. */
export function ChooseFile({ form, check, busy }: ChooseFileProps) {
  const t = useWords("people");
  const { csv, file, old } = form.values;
  const [trouble, setTrouble] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    setTrouble(null);
    try {
      const read = decode(new Uint8Array(await chosen.arrayBuffer()));
      if (read.csv.length > longest) setTrouble(t("import.too_long", { name: chosen.name }));
      else if (read.csv.includes("\0")) setTrouble(t("import.not_text", { name: chosen.name }));
      else form.set({ ...read, file: chosen.name });
    } catch {
      setTrouble(t("import.unreadable", { name: chosen.name }));
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  const error = trouble ?? form.errorAt("csv") ?? (form.problem && form.problem.errors.length === 0 ? form.problem.message : null);
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) check();
      }}
    >
      <div className={css.drop} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <IconFileSpreadsheet size={28} stroke={1.5} aria-hidden />
        {file ? (
          <p>
            <strong>{file}</strong> <Muted>{t("import.rows", { n: countRows(csv) })}</Muted>
          </p>
        ) : (
          <p>{t("import.drop")}</p>
        )}
        <div className={css.buttons}>
          <Button icon={IconUpload} onClick={() => input.current?.click()}>
            {t(file ? "import.choose_other" : "import.choose")}
          </Button>
          {file && (
            <Button kind="quiet" onClick={form.discard}>
              {t("import.paste_instead")}
            </Button>
          )}
        </div>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          aria-label={t("import.choose")}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      {old && <Banner title={t("import.old")}>{t("import.old_how")}</Banner>}
      {!file && (
        <TextArea
          label={t("import.paste")}
          hint={csv ? t("import.rows", { n: countRows(csv) }) : t("import.paste_hint")}
          minRows={6}
          maxRows={14}
          value={csv}
          onChange={(text) => form.set({ csv: text, file: "", old: false })}
          spellCheck={false}
          aria-invalid={error ? true : undefined}
        />
      )}
      <div role="alert">
        <FieldError error={error} />
      </div>
      {busy && <Working label={t("import.checking", { n: countRows(csv) })} />}
      <div className={css.buttons}>
        <Button type="submit" kind="primary" busy={busy}>
          {t("import.check")}
        </Button>
        <Muted>{t("import.check_hint")}</Muted>
      </div>
    </form>
  );
}
