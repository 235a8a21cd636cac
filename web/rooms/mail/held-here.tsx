import { IconMailQuestion } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { Banner } from "../../ui/banner.tsx";
import { Decide } from "./decide.tsx";
import css from "./letter.module.css";
import { useMailOfTicket } from "./mail-of-ticket.tsx";
import { useWhy } from "./why.ts";

/** Those that name a side conversation, and wait as `HeldHere` does. */
export function HeldBeside({ side }: { side: string }) {
  const { held } = useMailOfTicket();
  return [...held.values()].filter(({ side_id }) => side_id === side).map(({ id }) => <HeldHere key={id} id={id} />);
}

/** A message that names this ticket and waits for somebody to decide: why, and what can be done. Nothing once that is done. */
export function HeldHere({ id }: { id: string }) {
  const t = useWords("mail");
  const why = useWhy();
  const { held, show } = useMailOfTicket();
  const mail = held.get(id);
  if (!mail) return null;
  return (
    <div className={css.held}>
      <Banner tone="amber" icon={IconMailQuestion} title={why(mail).at(-1) ?? ""}>
        <div className={css.technical}>
          <button type="button" className={css.link} onClick={() => show(mail.id)}>
            {t("held.read")}
          </button>
          <Decide mail={mail} />
        </div>
      </Banner>
    </div>
  );
}
