import { useState } from "react";
import type { Appointment } from "../../../contract/appointments.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Select } from "../../ui/select.tsx";
import { Stack } from "../../ui/stack.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { useWords } from "../i18n.ts";
import { forget, useAsk, useTell } from "../queries.ts";
import { useMe } from "../session.tsx";
import css from "./choose-time.module.css";

/** Everything that shows appointments or free times is read anew. */
export function readAppointmentsAnew(): void {
  for (const endpoint of ["GET /appointments", "GET /counters/{id}/slots", "GET /tickets/{id}/appointments"] as const)
    void forget(endpoint);
}

interface BookProps {
  /** For whom a technician books, and about which ticket; left out: for oneself. */
  person?: string;
  ticket?: string;
  done: (booked: Appointment) => void;
}

/** A counter, a reason, and one of its free times: one press books it. */
export function BookTime({ person, ticket, done }: BookProps) {
  const t = useWords("portal");
  const { language } = useMe();
  const { data } = useAsk("GET /appointment-counters");
  const [chosen, choose] = useState("");
  const [reason, setReason] = useState("");
  const [about, setAbout] = useState("");
  const counters = data?.items ?? [];
  const counter = counters.find(({ id }) => id === chosen) ?? counters[0];
  const book = useTell("POST /appointments", {
    done: (booked) => {
      readAppointmentsAnew();
      setAbout("");
      done(booked);
    },
    refused: () => void forget("GET /counters/{id}/slots"),
  });
  if (!counter) return null;
  const known = counter.reasons.find(({ key }) => key === reason)?.key;
  return (
    <Stack>
      {counters.length > 1 && (
        <Select
          label={t("appointment.counter")}
          value={counter.id}
          onChange={choose}
          choices={counters.map(({ id, name }) => ({ value: id, label: name[language] }))}
        />
      )}
      <p className={css.place}>{[counter.name[language], counter.place].filter(Boolean).join(", ")}</p>
      {counter.reasons.length > 0 && (
        <Select
          label={t("appointment.reason")}
          optional
          placeholder={t("appointment.no_reason")}
          value={known ?? ""}
          onChange={setReason}
          choices={counter.reasons.map(({ key, label }) => ({ value: key, label: label[language] }))}
        />
      )}
      <TextInput label={t("appointment.about")} optional value={about} onChange={setAbout} maxLength={300} />
      <FreeTimes
        counter={counter.id}
        busy={book.isPending}
        onChoose={(starts_at) =>
          book.mutate({
            body: {
              counter: counter.id,
              starts_at,
              about,
              ...(known && { reason: known }),
              ...(person && { person }),
              ...(ticket && { ticket }),
            },
          })
        }
      />
    </Stack>
  );
}

/** The free times of a counter, by day, in the reader's own time. */
export function FreeTimes({ counter, busy, onChoose }: { counter: string; busy: boolean; onChoose: (startsAt: string) => void }) {
  const t = useWords("portal");
  const { language, time_zone } = useMe();
  const [shown, show] = useState(3);
  const reading = useAsk("GET /counters/{id}/slots", { params: { id: counter }, staleTime: 15_000 });
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === "nb" ? "nb" : "en-GB", { timeZone: time_zone, ...options });
  const dayOf = format({ weekday: "long", day: "numeric", month: "long" });
  const clock = format({ hour: "2-digit", minute: "2-digit" });
  return (
    <Reading of={reading} rows={2}>
      {({ items }) => {
        const days = [...Map.groupBy(items, ({ starts_at }) => dayOf.format(new Date(starts_at)))];
        if (days.length === 0) return <Banner tone="amber" title={t("appointment.none_free")} />;
        return (
          <div className={css.days}>
            {days.slice(0, shown).map(([day, slots]) => (
              <section key={day} aria-label={day}>
                <h3 className={css.day}>{day}</h3>
                <div className={css.times}>
                  {slots.map(({ starts_at }) => (
                    <Button
                      key={starts_at}
                      busy={busy}
                      aria-label={t("appointment.book_at", { day, time: clock.format(new Date(starts_at)) })}
                      onClick={() => onChoose(starts_at)}
                    >
                      {clock.format(new Date(starts_at))}
                    </Button>
                  ))}
                </div>
              </section>
            ))}
            {days.length > shown && (
              <div>
                <Button kind="quiet" onClick={() => show(shown + 4)}>
                  {t("appointment.more_days")}
                </Button>
              </div>
            )}
          </div>
        );
      }}
    </Reading>
  );
}
