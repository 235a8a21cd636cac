import { IconPhoneRinging } from "@tabler/icons-react";
import { useState } from "react";
import type { TelephoneSystem } from "../../../../contract/telephone.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { toast } from "../../../ui/toast.tsx";
import type { ShownSecret } from "./list.tsx";

interface ActsProps {
  system: TelephoneSystem;
  put: (after: TelephoneSystem) => void;
  show: (secret: ShownSecret) => void;
}

/** Try it, switch it, give it another secret. */
export function TelephoneActs({ system: { id, name, kind, active }, put, show }: ActsProps) {
  const t = useWords("telephone");
  const say = useWords("ui");
  const [asking, ask] = useState(false);
  const at = { params: { id } };
  const turn = useTell("PATCH /telephone-systems/{id}", { done: put });
  const ring = useTell("POST /telephone-systems/{id}/tests", {
    done: () => {
      void forget("GET /calls/ringing");
      void forget("GET /telephone-systems/{id}/log");
      toast.told(t("test_rings"));
    },
  });
  const renew = useTell("POST /telephone-systems/{id}/secrets", {
    done: ({ system, secret }) => {
      ask(false);
      put(system);
      if (kind !== "ari") show({ id, kind, text: secret });
    },
  });
  const test = () => ring.mutate({ ...at, body: {} });
  useKeys([{ label: t("test"), run: test }, ...(kind === "ari" ? [] : [{ label: t("secret_new"), run: () => ask(true) }])]);
  return (
    <>
      {kind !== "ari" && (
        <Button kind="quiet" onClick={() => ask(true)}>
          {t("secret_new")}
        </Button>
      )}
      <Button busy={turn.isPending} onClick={() => turn.mutate({ ...at, body: { active: !active } })}>
        {t(active ? "turn_off" : "turn_on")}
      </Button>
      <Button icon={IconPhoneRinging} busy={ring.isPending} onClick={test}>
        {t("test")}
      </Button>
      <Dialog
        open={asking}
        onClose={() => ask(false)}
        title={t("secret_title", { name })}
        footer={
          <>
            <Button kind="quiet" onClick={() => ask(false)}>
              {say("cancel")}
            </Button>
            <Button kind="danger" busy={renew.isPending} onClick={() => renew.mutate(at)}>
              {t("secret_new")}
            </Button>
          </>
        }
      >
        <p>{t("secret_what")}</p>
      </Dialog>
    </>
  );
}
