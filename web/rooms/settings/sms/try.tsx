import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useKeys } from "../../../platform/keys.tsx";
import { forget, useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { toast } from "../../../ui/toast.tsx";

/** Sends a message that says only that it is a test, as everything is sent. */
export function TrySms() {
  const t = useWords("sms");
  const [open, show] = useState(false);
  const form = useForm({ to: "" }, "sms.test");
  const send = useTell("POST /sms-gateway/tests", {
    done: () => {
      void forget("GET /sms-messages");
      form.done();
      show(false);
      toast.told(t("tested"));
    },
    refused: form.refused,
  });
  useKeys([{ label: t("test"), run: () => show(true) }]);
  return (
    <>
      <Button icon={IconSend} onClick={() => show(true)}>
        {t("test")}
      </Button>
      <Dialog open={open} onClose={() => show(false)} title={t("test")} size="small">
        <Form
          form={form}
          save={t("test_send")}
          busy={send.isPending}
          onSave={() => form.check("to") && send.mutate({ body: { to: form.values.to.replaceAll(/[\s()-]/g, "") } })}
        >
          <TextInput label={t("test_to")} hint={t("test_to_hint")} {...form.field("to")} inputMode="tel" autoComplete="tel" autoFocus />
        </Form>
      </Dialog>
    </>
  );
}
