import { IconLock, IconShieldLock, IconTrash, IconUserOff } from "@tabler/icons-react";
import type { LiveAccountShown } from "../../../contract/directory-accounts.ts";
import { Badge } from "../../ui/badge.tsx";
import { useWords } from "../i18n.ts";
import { useNow } from "../now.ts";
import { useTime } from "../time.ts";
import css from "./accounts.module.css";

/** How an account stands in its directory, in words: what keeps its person from signing in comes first. */
export function AccountMarks({ live }: { live: LiveAccountShown }) {
  const t = useWords("accounts");
  const time = useTime();
  const now = useNow(60_000);
  const { locked, enabled, must_change, password_expired, expires_at, protections, deletes_at: gone } = live;
  const expired = expires_at !== null && Date.parse(expires_at) <= now;
  return (
    <span className={css.marks}>
      {gone && (
        <Badge tone="red" icon={IconTrash}>
          {t("mark.deletes", { at: time.day(gone) })}
        </Badge>
      )}
      {locked && (
        <Badge tone="red" icon={IconLock}>
          {t("mark.locked")}
        </Badge>
      )}
      {enabled === false && (
        <Badge tone="red" icon={IconUserOff}>
          {t("mark.disabled")}
        </Badge>
      )}
      {expired && <Badge tone="red">{t("mark.expired")}</Badge>}
      {password_expired && <Badge tone="red">{t("mark.password_expired")}</Badge>}
      {!locked && <Badge>{t("mark.not_locked")}</Badge>}
      {must_change && <Badge>{t("mark.must_change")}</Badge>}
      {expires_at && !expired && <Badge>{t("mark.expires", { at: time.day(expires_at) })}</Badge>}
      {protections.length > 0 && <Badge icon={IconShieldLock}>{t("mark.protected")}</Badge>}
    </span>
  );
}
