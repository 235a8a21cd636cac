import { useWords } from "../../platform/i18n.ts";
import css from "./letter.module.css";
import { useMailOfTicket } from "./mail-of-ticket.tsx";

/** Opens the message that an entry was made from; nothing where there is none. */
export function ShowOriginal({ entry }: { entry: string }) {
  const { originals } = useMailOfTicket();
  const mail = originals.get(entry);
  return mail ? <ShowMail id={mail.id} /> : null;
}

/** Opens a message as it came. */
export function ShowMail({ id }: { id: string }) {
  const t = useWords("mail");
  const { show } = useMailOfTicket();
  return (
    <>
      {" · "}
      <button type="button" className={css.link} onClick={() => show(id)}>
        {t("original")}
      </button>
    </>
  );
}
