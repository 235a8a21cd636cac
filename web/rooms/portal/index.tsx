import { useWords } from "../../platform/i18n.ts";
import { usePlace } from "../../platform/place.tsx";
import { AccountPage } from "./account.tsx";
import { Announcements } from "./announce.tsx";
import { AppointmentsPage } from "./appointments-page.tsx";
import { HistoryPage } from "./history.tsx";
import { HomePage } from "./home.tsx";
import { NewRequestPage } from "./new-request.tsx";
import { NothingHere } from "./nothing-here.tsx";
import { TicketPage } from "./ticket-page.tsx";

/** The requester's side of the counter: ask, follow, answer, and say whether it is solved. */
export function PortalPage() {
  return (
    <>
      <Announcements />
      <Which />
    </>
  );
}

function Which() {
  const t = useWords("portal");
  const { rest, search } = usePlace<{ words?: string; draft?: string }>();
  const [first, second, ...more] = rest;
  if (more.length > 0) return <NothingHere title={t("missing.page")} />;
  if (first === undefined) return <HomePage />;
  if (first === "new") return <NewRequestPage type={second ?? null} words={search.words ?? ""} slot={search.draft ?? null} />;
  if (second === undefined && first === "history") return <HistoryPage />;
  if (second === undefined && first === "appointments") return <AppointmentsPage />;
  if (second === undefined && first === "account") return <AccountPage />;
  if (second === undefined && /^\d{1,12}$/.test(first)) return <TicketPage key={first} number={Number(first)} />;
  return <NothingHere title={t("missing.page")} />;
}
