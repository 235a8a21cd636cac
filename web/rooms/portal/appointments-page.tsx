import { useState } from "react";
import { BookTime } from "../../platform/appointments/choose-time.tsx";
import { OneAppointment } from "../../platform/appointments/one-appointment.tsx";
import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { Banner } from "../../ui/banner.tsx";
import { Stack } from "../../ui/stack.tsx";
import { Heading } from "../../ui/text.tsx";
import { Page } from "./page.tsx";

/** A time at the counter: mine, and those that are free. */
export function AppointmentsPage() {
  const t = useWords("portal");
  const { data } = useAsk("GET /appointments");
  const [booked, tell] = useState(false);
  const mine = (data?.items ?? []).toReversed();
  return (
    <Page title={t("appointments")}>
      <Stack>
        {booked && <Banner tone="green" title={t("appointment.booked")} announce />}
        {mine.map((one) => (
          <OneAppointment key={one.id} one={one} />
        ))}
        <Heading level={2}>{t("appointment.book")}</Heading>
        <BookTime done={() => tell(true)} />
      </Stack>
    </Page>
  );
}
