import { useState } from "react";
import type { SmsGateway } from "../../../../contract/sms.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { toast } from "../../../ui/toast.tsx";
import { SmsFields } from "./fields.tsx";
import { SmsMessages } from "./messages.tsx";
import { TrySms } from "./try.tsx";
import { bodyOf, valuesOf, type SmsValues } from "./values.ts";

/** Where text messages leave, and how each went. */
export function SmsPage() {
  const reading = useAsk("GET /sms-gateway");
  return <Reading of={reading}>{(gateway) => <Known gateway={gateway} />}</Reading>;
}

function Known({ gateway }: { gateway: SmsGateway }) {
  const t = useWords("sms");
  const say = useWords("ui");
  const time = useTime();
  const write = useMay()("system:write");
  const { active, failing_since, version } = gateway;
  const [secret, setSecret] = useState("");
  const form = useForm<SmsValues>(valuesOf(gateway), "sms");
  const put = (after: SmsGateway) => keep("GET /sms-gateway", {}, after);
  const save = useTell("PATCH /sms-gateway", {
    done: (after) => {
      put(after);
      setSecret("");
      form.done();
      toast.told(t("saved"));
    },
    refused: form.refused,
  });
  const turn = useTell("PATCH /sms-gateway", { done: put, refused: form.refused });
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      state={active ? <Badge tone="green">{t("on")}</Badge> : <Badge>{t("off")}</Badge>}
      actions={
        write && (
          <>
            <Button busy={turn.isPending} onClick={() => turn.mutate({ ifMatch: version, body: { active: !active } })}>
              {t(active ? "turn_off" : "turn_on")}
            </Button>
            {active && <TrySms />}
          </>
        )
      }
    >
      {failing_since && (
        <Banner tone="red" title={t("failing", { when: time.moment(failing_since) })}>
          {t("failing_how")}
        </Banner>
      )}
      {write && (
        <Form
          form={form}
          save={say("save")}
          busy={save.isPending}
          consequence={t("consequence")}
          onSave={() => save.mutate({ ifMatch: version, body: { ...bodyOf(form.changes), ...(secret && { secret }) } })}
        >
          <SmsFields form={form} gateway={gateway} secret={secret} onSecret={setSecret} />
        </Form>
      )}
      <SmsMessages />
    </Page>
  );
}
