import type { ShapeEffect } from "../../../../contract/forms.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Stack } from "../../../ui/stack.tsx";

interface WhatChangesProps {
  /** null: nobody asked. */
  effects: readonly ShapeEffect[] | null;
  busy: boolean;
  onSave: () => void;
  onClose: () => void;
}

/** What saving does to tickets that are open now: looked at once more before it is done. */
export function WhatChanges({ effects, busy, onSave, onClose }: WhatChangesProps) {
  const t = useWords("settings");
  const ui = useWords("ui");
  const namesOf = (used: ShapeEffect["used_by"], step: boolean): string => {
    const named = used.flatMap(({ what, name }) =>
      name === null ? [] : [t(step && what === "rule" ? "effect.used_by.step_rule" : `effect.used_by.${what}`, { name })],
    );
    const own = used.filter(({ name }) => name === null).length;
    return [...named, ...(own > 0 ? [t("effect.used_by.own", { n: own })] : [])].join(", ");
  };
  return (
    <Dialog
      open={effects !== null}
      onClose={onClose}
      title={t("effects")}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button kind="primary" busy={busy} onClick={onSave}>
            {t("effects.save")}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        {(effects ?? []).map(({ what, question, tickets, used_by }, at) => (
          <div key={at}>
            <p>{t(`effect.${what}`, { question: question ? inMyLanguage(question) : "", n: tickets })}</p>
            {used_by.length > 0 && (
              <p>
                {t(what === "step_retired" ? "effect.step_used_by" : "effect.used_by", {
                  names: namesOf(used_by, what === "step_retired"),
                })}
              </p>
            )}
          </div>
        ))}
      </Stack>
    </Dialog>
  );
}
