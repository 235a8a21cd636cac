import { useState } from "react";
import type { Appointment } from "../../../contract/appointments.ts";
import { AskOnce } from "../../ui/ask-once.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Stack } from "../../ui/stack.tsx";
import { useWords } from "../i18n.ts";
import { useTell } from "../queries.ts";
import { useMe } from "../session.tsx";
import { FreeTimes, readAppointmentsAnew } from "./choose-time.tsx";
import css from "./choose-time.module.css";

const tones = { booked: "green", cancelled: undefined, came: undefined } as const;

/** One appointment: when and where, and what may be done with it. */
export function OneAppointment({ one }: { one: Appointment }) {
  const t = useWords("portal");
  const { language, time_zone } = useMe();
  const [moving, move] = useState(false);
  const given = { params: { id: one.id } };
  const change = useTell("PATCH /appointments/{id}", { done: () => (move(false), readAppointmentsAnew()), refused: readAppointmentsAnew });
  const cancel = useTell("POST /appointments/{id}/cancellations", { done: readAppointmentsAnew });
  const when = new Intl.DateTimeFormat(language === "nb" ? "nb" : "en-GB", { dateStyle: "full", timeStyle: "short", timeZone: time_zone });
  return (
    <Stack>
      <div>
        <strong>{when.format(new Date(one.starts_at))}</strong> <Badge tone={tones[one.state]}>{t(`appointment.state.${one.state}`)}</Badge>
        <p className={css.place}>
          {[one.counter.name[language], one.counter.place, one.reason?.[language], one.about].filter(Boolean).join(" · ")}
        </p>
      </div>
      {one.can.change && (
        <div className={css.times}>
          <Button aria-expanded={moving} onClick={() => move(!moving)}>
            {t("appointment.move")}
          </Button>
          <AskOnce
            label={t("appointment.cancel")}
            title={t("appointment.cancel_ask")}
            busy={cancel.isPending}
            onSure={() => cancel.mutate({ ...given, body: {} })}
          >
            {t("appointment.cancel_lead")}
          </AskOnce>
        </div>
      )}
      {moving && one.can.change && (
        <FreeTimes
          counter={one.counter.id}
          busy={change.isPending}
          onChoose={(starts_at) => change.mutate({ ...given, body: { starts_at } })}
        />
      )}
    </Stack>
  );
}
