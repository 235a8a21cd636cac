import { useWords } from "../../platform/i18n.ts";
import css from "./letter.module.css";
import { useMailOfTicket } from "./mail-of-ticket.tsx";

/** Opens the message that an entry was made from; nothing where there is none. */
export function ShowOriginal({ entry }: { entry: string }) {
  const t = useWords("mail");
  const { originals, show } = useMailOfTicket();
  const mail = originals.get(entry);
  if (!mail) return null;
  return (
    <>
      {" · "}
      <button type="button" className={css.link} onClick={() => show(mail.id)}>
        {t("original")}
      </button>
    </>
  );
}
