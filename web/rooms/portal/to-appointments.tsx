import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useAsk } from "../../platform/queries.ts";
import { LinkButton } from "../../ui/link-button.tsx";

/** At the start: the way there, where any counter takes appointments. */
export function ToAppointments() {
  const t = useWords("portal");
  const { data } = useAsk("GET /appointment-counters");
  if (!data || data.items.length === 0) return null;
  return (
    <div>
      <LinkButton to={paths.portalAppointments()}>{t("appointment.book")}</LinkButton>
    </div>
  );
}
