import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTechnicians } from "../../../platform/away/use-technicians.tsx";
import type { Form } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { Combo } from "../../../ui/combo.tsx";
import { FieldRow } from "../../../ui/form.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import css from "./telephone.module.css";

export interface LineValue {
  line: string;
  person_id: string;
  name: string;
}

/** Who is rung at which extension, name, number or queue. */
export function LineFields({ form }: { form: Form<{ lines: LineValue[] } & { name: string }> }) {
  const t = useWords("telephone");
  const find = useTechnicians();
  const { lines } = form.values;
  const set = (at: number, change: Partial<LineValue>) =>
    form.set({ lines: lines.map((line, index) => (index === at ? { ...line, ...change } : line)) });
  return (
    <fieldset className={css.lines}>
      <legend>{t("lines")}</legend>
      <p className={css.hint}>{t("lines_hint")}</p>
      <Stack gap={2}>
        {lines.map((value, at) => (
          <div key={at} className={css.line}>
            <FieldRow>
              <TextInput
                label={t("line")}
                value={value.line}
                onChange={(line) => set(at, { line })}
                error={form.errorAt(`lines/${at}/line`)}
                autoComplete="off"
              />
              <Combo
                label={t("person")}
                value={value.person_id ? { value: value.person_id, label: value.name } : null}
                onChange={(option) => set(at, { person_id: option?.value ?? "", name: option?.label ?? "" })}
                find={find}
                error={form.errorAt(`lines/${at}/person_id`)}
              />
            </FieldRow>
            <IconButton
              label={t("line_remove", { line: value.line || at + 1 })}
              icon={IconTrash}
              onClick={() => form.set({ lines: lines.filter((_, index) => index !== at) })}
            />
          </div>
        ))}
        <div>
          <Button size="small" icon={IconPlus} onClick={() => form.set({ lines: [...lines, { line: "", person_id: "", name: "" }] })}>
            {t("line_add")}
          </Button>
        </div>
      </Stack>
    </fieldset>
  );
}
