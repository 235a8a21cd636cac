import { IconShieldLock } from "@tabler/icons-react";
import { useState } from "react";
import type { GuardAlarm } from "../../../contract/guard.ts";
import { useForm } from "../../platform/form.ts";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { forget, useAsk, useAskPages, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { useTime } from "../../platform/time.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Form } from "../../ui/form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { toast } from "../../ui/toast.tsx";
import css from "./viewing.module.css";

const shown = 3;

/** Always seen by everybody who works here: whose account somebody else may have their hands on, and what is locked for them. */
export function GuardStrip() {
  return useMay()("tickets:work") ? <Strip /> : null;
}

function Strip() {
  const t = useWords("guard");
  const [all, showAll] = useState(false);
  const [lifting, lift] = useState<GuardAlarm | null>(null);
  // The first page is looked at again and again; the rest is read when somebody wants to see it.
  const { data } = useAsk("GET /guard-alarms", { query: { limit: 20 }, refetchInterval: 30_000 });
  const pages = useAskPages("GET /guard-alarms", { query: { limit: 20 }, enabled: all });
  const alarms = all && pages.items.length > 0 ? pages.items : (data?.items ?? []);
  const first = alarms.find(({ can }) => can.lift);
  useKeys(first ? [{ label: t("lift_of", { name: nameOf(first) }), run: () => lift(first) }] : []);
  if (alarms.length === 0) return null;
  return (
    <div role="region" aria-label={t("alarms")}>
      {(all ? alarms : alarms.slice(0, shown)).map((alarm) => (
        <Alarm key={alarm.id} alarm={alarm} onLift={alarm.can.lift ? () => lift(alarm) : null} />
      ))}
      {!all && alarms.length > shown && (
        <Button kind="quiet" size="small" onClick={() => showAll(true)}>
          {data?.next_cursor ? t("more_than", { count: alarms.length - shown }) : t("more", { count: alarms.length - shown })}
        </Button>
      )}
      {all && pages.hasMore && (
        <Button kind="quiet" size="small" onClick={pages.more}>
          {t("more_pages")}
        </Button>
      )}
      {all && (
        <Button kind="quiet" size="small" onClick={() => showAll(false)}>
          {t("fewer")}
        </Button>
      )}
      {lifting && <Lift alarm={lifting} onClose={() => lift(null)} />}
    </div>
  );
}

const nameOf = ({ person, technician, number }: GuardAlarm): string => person?.name ?? technician?.name ?? number ?? "";

function Alarm({ alarm, onLift }: { alarm: GuardAlarm; onLift: (() => void) | null }) {
  const t = useWords("guard");
  const time = useTime();
  const { kind, locks, ticket_number, at, count } = alarm;
  const name = nameOf(alarm);
  return (
    <div className={css.viewing}>
      <Banner
        tone="red"
        icon={IconShieldLock}
        title={t(`alarm.${kind}`, { name, count })}
        action={
          ticket_number !== null && (
            <LinkButton size="small" to={paths.ticket(ticket_number)}>
              {t("incident", { number: String(ticket_number) })}
            </LinkButton>
          )
        }
      >
        {locks && t("locked", { name })} <time title={time.full(at)}>{time.moment(at)}</time>
      </Banner>
      {onLift && (
        <Button size="small" aria-label={t("lift_of", { name })} onClick={onLift}>
          {t("lift")}
        </Button>
      )}
    </div>
  );
}

function Lift({ alarm, onClose }: { alarm: GuardAlarm; onClose: () => void }) {
  const t = useWords("guard");
  const form = useForm({ reason: "" }, `guard.lift.${alarm.id}`);
  const lift = useTell("POST /guard-alarms/{id}/lifts", {
    done: () => {
      void forget("GET /guard-alarms");
      form.done();
      onClose();
      toast.told(t("lifted"));
    },
    refused: form.refused,
  });
  const save = () => form.check("reason") && lift.mutate({ params: { id: alarm.id }, body: { reason: form.values.reason } });
  return (
    <Dialog open onClose={onClose} title={t("lift_of", { name: nameOf(alarm) })} size="small">
      <Form form={form} save={t("lift")} busy={lift.isPending} onSave={save} consequence={t("lift_consequence")}>
        <TextInput label={t("lift_reason")} hint={t("lift_reason_hint")} {...form.field("reason")} autoFocus autoComplete="off" />
      </Form>
    </Dialog>
  );
}
