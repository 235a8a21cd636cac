import { useState } from "react";
import { call, fieldErrors, type Answer } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTell } from "../../platform/queries.ts";
import { useTime } from "../../platform/time.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { toast } from "../../ui/toast.tsx";

type Target = Answer<"GET /priorities">["targets"][number];

/** By when people hear more, of one priority: with what it changes, and what it does not, before it is kept. */
export function UpdateMinutes({ target }: { target: Target }) {
  const t = useWords("settings");
  const ui = useWords("ui");
  const time = useTime();
  const [typed, type] = useState<string | null>(null);
  const [effect, setEffect] = useState<Answer<"POST /next-update-previews"> | null>(null);
  const { priority } = target;
  const minutes = typed !== null && /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : NaN;
  const good = minutes >= 15 && minutes <= 14_400;
  const close = () => {
    type(null);
    setEffect(null);
  };
  const save = useTell("PATCH /priorities/{priority}", {
    done: () => {
      toast.told(t("update.saved"));
      close();
    },
    refused: () => {},
  });
  const look = async (words: string) => {
    type(words);
    setEffect(null);
    const wanted = Number(words);
    if (!(wanted >= 15 && wanted <= 14_400 && Number.isInteger(wanted))) return;
    setEffect(await call("POST /next-update-previews", { body: { priority, update_minutes: wanted } }).catch(() => null));
  };
  const name = ui(`priority.${priority}`);
  const send = () => good && save.mutate({ params: { priority }, body: { update_minutes: minutes } });
  return (
    <>
      <Button
        size="small"
        kind="quiet"
        aria-label={t("update.change", { priority: name })}
        onClick={() => void look(String(target.update_minutes))}
      >
        {t("openings.change")}
      </Button>
      <Dialog
        open={typed !== null}
        onClose={close}
        size="small"
        title={t("update.change", { priority: name })}
        footer={
          <>
            <Button kind="quiet" onClick={close}>
              {ui("cancel")}
            </Button>
            <Button kind="primary" busy={save.isPending} disabled={!good} onClick={send}>
              {ui("save")}
            </Button>
          </>
        }
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <TextInput
            label={t("update.minutes")}
            hint={t("update.hint")}
            inputMode="numeric"
            value={typed ?? ""}
            onChange={(words) => void look(words)}
            error={typed !== null && !good ? t("update.wrong") : (fieldErrors(save.error)["update_minutes"] ?? null)}
          />
          <p role="status">
            {effect && t("update.keeps", { n: effect.owed, before: time.moment(effect.before_at), after: time.moment(effect.after_at) })}
          </p>
        </form>
      </Dialog>
    </>
  );
}
