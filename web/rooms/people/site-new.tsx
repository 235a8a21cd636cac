import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { forget, useTell } from "../../platform/queries.ts";
import { useMe } from "../../platform/session.tsx";
import { Button } from "../../ui/button.tsx";
import { FieldRow, Form } from "../../ui/form.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { TimeZone } from "../../ui/time-zone.tsx";
import { toast } from "../../ui/toast.tsx";

export function SiteNew({ organizationId, close }: { organizationId: string; close: () => void }) {
  const t = useWords("people");
  const say = useWords("ui");
  const me = useMe();
  const form = useForm({ name: "", address: "", time_zone: me.time_zone }, `site.new.${organizationId}`);
  const add = useTell("POST /sites", {
    done: (site) => {
      void forget("GET /sites");
      form.done();
      toast.told(t("sites.added", { name: site.name }));
      close();
    },
    refused: form.refused,
  });
  const { name, address, time_zone } = form.values;
  const body = { organization_id: organizationId, name, time_zone, ...(address.trim() && { address }) };
  return (
    <Form
      form={form}
      creates
      label={t("sites.add")}
      onSave={() => form.check("name") && add.mutate({ body })}
      save={t("sites.add")}
      busy={add.isPending}
      beside={
        <Button kind="quiet" onClick={close}>
          {say("cancel")}
        </Button>
      }
    >
      <TextInput label={t("name")} {...form.field("name")} required autoFocus autoComplete="off" />
      <FieldRow>
        <TextInput label={t("address")} {...form.field("address")} autoComplete="off" optional />
        <TimeZone label={t("time_zone")} {...form.field("time_zone")} hint={t("sites.time_zone_hint")} />
      </FieldRow>
    </Form>
  );
}
