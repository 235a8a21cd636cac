import { useState } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { useTime } from "../../../platform/time.ts";
import { useZone } from "../../../platform/zone.ts";
import { Button } from "../../../ui/button.tsx";
import { DateTime } from "../../../ui/date-time.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import css from "./editor.module.css";
import { laterTimes } from "./later-times.ts";

interface Asked {
  open: boolean;
  onClose: () => void;
  onChosen: (at: string) => void;
}

/** When a reply leaves: one of the times that people mean, or any other. */
export function SendLater({ open, ...rest }: Asked) {
  const t = useWords("ticket");
  return (
    <Dialog open={open} onClose={rest.onClose} title={t("later.title")} size="small">
      {open && <Choice {...rest} />}
    </Dialog>
  );
}

function Choice({ onClose, onChosen }: Omit<Asked, "open">) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const time = useTime();
  const { zone } = useZone();
  const [now] = useState(Date.now);
  const [at, setAt] = useState<string | null>(null);
  const choose = (chosen: string) => {
    onClose();
    onChosen(chosen);
  };
  const late = at !== null && Date.parse(at) <= Date.now();
  useKeys([{ key: "mod+Enter", label: t("later.button"), group: t("keys.group"), run: () => at && !late && choose(at), silent: true }]);
  return (
    <>
      <div className={css.times}>
        {laterTimes(now, zone).map((one, index) => (
          <Button key={one.key} {...(index === 0 && { "data-autofocus": true })} title={time.full(one.at)} onClick={() => choose(one.at)}>
            {t(one.key, { at: time.clock(one.at) })}
          </Button>
        ))}
      </div>
      <DateTime label={t("later.at")} value={at} onChange={setAt} min={new Date(now).toISOString()} error={late ? t("later.past") : null} />
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" hint="mod+Enter" disabled={at === null || late} onClick={() => at && choose(at)}>
          {t("later.button")}
        </Button>
      </DialogEnd>
    </>
  );
}
