import { IconTrash } from "@tabler/icons-react";
import { useState, type ComponentProps, type ReactNode } from "react";
import type { Macro, Snippet } from "../../../../contract/macros.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { sectionOf, type Place } from "./place.ts";

interface FrameProps {
  place: Place;
  kept: Snippet | Macro | undefined;
  form: ComponentProps<typeof Form>["form"];
  busy: boolean;
  onSave: () => void;
  onDelete: () => void;
  children: ReactNode;
}

/** The page of one snippet or macro: its form, or what it is for who only uses it. Deleting asks once. */
export function ReadyFrame({ place, kept, form, busy, onSave, onDelete, children }: FrameProps) {
  const t = useWords("ready");
  const ui = useWords("ui");
  const [asking, ask] = useState(false);
  const { kind, mine } = place;
  const mayChange = kept?.can_change ?? true;
  return (
    <Page
      title={kept?.name ?? t(`${kind}.new`)}
      lead={mayChange ? undefined : t("not_yours")}
      back={{ to: paths.settings(sectionOf(place)), label: t(mine ? `${kind}.mine` : `${kind}.shared`) }}
    >
      {mayChange ? (
        <Form
          form={form}
          creates={!kept}
          onSave={onSave}
          save={ui("save")}
          busy={busy}
          beside={
            kept && (
              <Button kind="quiet" icon={IconTrash} onClick={() => ask(true)}>
                {t("delete")}
              </Button>
            )
          }
        >
          {children}
        </Form>
      ) : (
        children
      )}
      <Dialog
        open={asking}
        onClose={() => ask(false)}
        title={t("delete.title", { name: kept?.name ?? "" })}
        size="small"
        footer={
          <>
            <Button onClick={() => ask(false)}>{ui("cancel")}</Button>
            <Button kind="danger" onClick={onDelete}>
              {t("delete")}
            </Button>
          </>
        }
      >
        <p>{t("delete.what")}</p>
      </Dialog>
    </Page>
  );
}
