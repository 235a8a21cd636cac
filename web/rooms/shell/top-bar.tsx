import { useWords } from "../../platform/i18n.ts";
import { useLiveState } from "../../platform/live.ts";
import { useMay } from "../../platform/session.tsx";
import { Bell } from "./bell.tsx";
import { BulkLine } from "./bulk-line.tsx";
import { Brand } from "../../ui/brand.tsx";
import { ChatQueue } from "./chat-queue.tsx";
import { WalkInQueue } from "./walk-in-queue.tsx";
import { CommandField } from "./command-bar.tsx";
import { LiveContacts } from "./live-contacts.tsx";
import { MeMenu } from "./me-menu.tsx";
import { MyAvailability } from "./my-availability.tsx";
import { NewContact } from "./new-contact.tsx";
import css from "./top-bar.module.css";

export function TopBar() {
  const t = useWords("shell");
  const may = useMay();
  return (
    <header className={css.bar} aria-label={t("bar")}>
      <div className={css.brand}>
        <Brand />
      </div>
      <div className={css.find}>
        <CommandField />
      </div>
      <Lost />
      <div className={css.live}>{may("contacts:work") && <LiveContacts />}</div>
      {may("contacts:work") && <ChatQueue />}
      {may("contacts:work") && <WalkInQueue />}
      {may("tickets:work") && <BulkLine />}
      {may("tickets:work") && <MyAvailability />}
      {may("contacts:work") && <NewContact />}
      <Bell />
      <MeMenu />
    </header>
  );
}

/** The quiet mark of a lost connection; there is room for it because nothing else moves. */
function Lost() {
  const t = useWords("shell");
  const state = useLiveState();
  return (
    <span role="status" className={css.lost}>
      {state === "lost" && t("live.lost")}
    </span>
  );
}
