import { useWords } from "../../../platform/i18n.ts";
import { useTime } from "../../../platform/time.ts";
import css from "./editor.module.css";
import type { Theirs as Reply } from "./meanwhile.ts";

/** What others wrote to the requester while this was written, above one's own words. `asked`: sending waits until it is read. */
export function Theirs({ replies, asked }: { replies: readonly Reply[]; asked: boolean }) {
  const t = useWords("ticket");
  const time = useTime();
  if (replies.length === 0) return null;
  return (
    <div className={css.theirs} role={asked ? "alert" : "status"}>
      {replies.map(({ id, at, name, body }) => (
        <div key={id}>
          <p className={css.meanwhile}>{t("meanwhile", { name: name ?? t("the_desk"), ago: time.ago(at) })}</p>
          <blockquote>{body}</blockquote>
        </div>
      ))}
      {asked && <p className={css.meanwhile}>{t("meanwhile.ask")}</p>}
    </div>
  );
}
