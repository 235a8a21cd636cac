import { useState } from "react";
import type { ShapeEffect } from "../../../../contract/forms.ts";
import type { Step } from "../../../../contract/step.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { MoveOn } from "./move-on.tsx";
import { movingOf, type Moves, type Moving } from "./moves.ts";

interface WhatChangesProps {
  /** null: nobody asked. */
  effects: readonly ShapeEffect[] | null;
  /** Its steps, as they will be. */
  steps: readonly Step[];
  busy: boolean;
  /** Where tickets go that stand at steps which are set no more. */
  onSave: (moving: Moving[]) => void;
  onClose: () => void;
}

/** What saving does to tickets that are open now: looked at once more before it is done. */
export function WhatChanges({ effects, steps, busy, onSave, onClose }: WhatChangesProps) {
  const t = useWords("settings");
  const ui = useWords("ui");
  // Each look begins anew: what was chosen at another one may be about a step that is kept by now.
  const [{ of, moves }, setChosen] = useState<{ of: WhatChangesProps["effects"]; moves: Moves }>({ of: effects, moves: {} });
  if (of !== effects) setChosen({ of: effects, moves: {} });
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
          <Button kind="primary" busy={busy} onClick={() => onSave(movingOf(moves, effects ?? []))}>
            {t("effects.save")}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        {(effects ?? []).map((effect, at) => {
          const { what, question, tickets, used_by } = effect;
          return (
            <div key={at}>
              <p>{t(`effect.${what}`, { question: question ? inMyLanguage(question) : "", n: tickets })}</p>
              {used_by.length > 0 && (
                <p>
                  {t(what === "step_retired" ? "effect.step_used_by" : "effect.used_by", {
                    names: namesOf(used_by, what === "step_retired"),
                  })}
                </p>
              )}
              <MoveOn effect={effect} steps={steps} moves={moves} onChange={(next) => setChosen({ of: effects, moves: next })} />
            </div>
          );
        })}
      </Stack>
    </Dialog>
  );
}
