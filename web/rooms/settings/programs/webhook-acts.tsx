import { IconPlugConnected } from "@tabler/icons-react";
import { useState } from "react";
import type { Webhook } from "../../../../contract/webhooks.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { forget, keep, useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { toast } from "../../../ui/toast.tsx";
import type { Shown } from "./secret-shown.tsx";

type Asking = "secret" | "delete";

/** Try it, switch it, give it a new secret, take it away. */
export function WebhookActs({ webhook: { id, name, active }, show }: { webhook: Webhook; show: (secret: Shown) => void }) {
  const t = useWords("programs");
  const say = useWords("ui");
  const go = useGo();
  const [asking, ask] = useState<Asking | null>(null);
  const at = { params: { id } };
  const read = () => void Promise.all([forget("GET /webhooks"), forget("GET /webhooks/{id}"), forget("GET /webhooks/{id}/deliveries")]);
  const test = useTell("POST /webhooks/{id}/tests", {
    done: () => {
      read();
      toast.told(t("hook.tested"));
    },
  });
  const turn = useTell("PATCH /webhooks/{id}", {
    done: (after: Webhook) => {
      keep("GET /webhooks/{id}", at, after);
      read();
    },
  });
  const renew = useTell("POST /webhooks/{id}/secrets", {
    done: ({ secret }) => {
      ask(null);
      read();
      show({ name, text: secret });
    },
  });
  const remove = useTell("DELETE /webhooks/{id}", {
    done: () => {
      void forget("GET /webhooks");
      toast.told(t("hook.deleted", { name }));
      go(paths.settings("webhooks"), { replace: true });
    },
  });
  const sendTest = () => test.mutate(at);
  useKeys([
    ...(active ? [{ label: t("hook.test"), run: sendTest }] : []),
    { label: t("hook.secret_new"), run: () => ask("secret") },
    { label: t("hook.delete"), run: () => ask("delete") },
  ]);
  const run = () => (asking === "secret" ? renew.mutate(at) : remove.mutate(at));
  return (
    <>
      <Button kind="quiet" onClick={() => ask("delete")}>
        {t("hook.delete")}
      </Button>
      <Button kind="quiet" onClick={() => ask("secret")}>
        {t("hook.secret_new")}
      </Button>
      <Button busy={turn.isPending} onClick={() => turn.mutate({ ...at, body: { active: !active } })}>
        {t(active ? "hook.turn_off" : "hook.turn_on")}
      </Button>
      {active && (
        <Button icon={IconPlugConnected} busy={test.isPending} onClick={sendTest}>
          {t("hook.test")}
        </Button>
      )}
      <Dialog
        open={asking !== null}
        onClose={() => ask(null)}
        title={t(asking === "delete" ? "hook.delete_title" : "hook.secret_title", { name })}
        size="small"
        footer={
          <>
            <Button onClick={() => ask(null)}>{say("cancel")}</Button>
            <Button kind={asking === "delete" ? "danger" : "primary"} busy={renew.isPending || remove.isPending} onClick={run}>
              {t(asking === "delete" ? "hook.delete" : "hook.secret_new")}
            </Button>
          </>
        }
      >
        <p>{t(asking === "delete" ? "hook.delete_what" : "hook.secret_what")}</p>
      </Dialog>
    </>
  );
}
