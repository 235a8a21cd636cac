import { IconShieldCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { Button } from "../../ui/button.tsx";
import { Drawer } from "../../ui/dialog.tsx";
import { VerifyCaller } from "../ticket/index.ts";
import { useCall } from "./call-context.ts";

/** Proves who is on the telephone, while they are. */
export function VerifyInCall() {
  const t = useWords("verify");
  const words = useWords("call");
  const { ticket, going } = useCall();
  const [open, setOpen] = useState(false);
  useKeys([{ key: "alt+v", label: t("open"), group: words("keys.group"), run: () => setOpen(true), disabled: !ticket || !going }]);
  if (!ticket) return null;
  return (
    <div>
      <Button icon={IconShieldCheck} hint="alt+v" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={t("open")} size="large">
        {open && <VerifyCaller number={ticket.number} />}
      </Drawer>
    </div>
  );
}
