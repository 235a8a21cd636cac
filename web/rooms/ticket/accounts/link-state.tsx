import type { PasswordLinkShown } from "../../../../contract/password-links.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTime } from "../../../platform/time.ts";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import css from "./accounts.module.css";

const tones: Record<PasswordLinkShown["state"], Tone> = { coming: "plain", open: "accent", used: "green", over: "quiet", not_sent: "red" };

/** How the link stands by which its owner chooses the password; the link itself is seen by nobody here. */
export function LinkState({ link }: { link: PasswordLinkShown }) {
  const t = useWords("accounts");
  const time = useTime();
  const { by, to, state, good_until: until, used_at: used } = link;
  const at = state === "used" ? used : state === "open" ? until : null;
  return (
    <p className={css.head}>
      <span className={css.small}>
        {t(`link.to.${by}`, { to: to ?? "" })}
        {at && ` · ${t(state === "used" ? "link.used_at" : "link.until", { at: time.moment(at) })}`}
      </span>
      <Badge tone={tones[state]}>{t(`link.${state}`)}</Badge>
    </p>
  );
}
