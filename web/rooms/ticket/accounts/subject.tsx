import type { AccountActionShown, LiveAccountShown } from "../../../../contract/directory-accounts.ts";
import { AccountMarks } from "../../../platform/accounts/account-marks.tsx";
import { useWords } from "../../../platform/i18n.ts";
import { Mono } from "../../../ui/text.tsx";
import css from "./accounts.module.css";

/** Which account it is about, and whose. */
export function Subject({ live, undone }: { live: LiveAccountShown | undefined; undone: AccountActionShown | undefined }) {
  const t = useWords("accounts");
  const of = undone ? { user_name: undone.account, directory: undone.directory, person: undone.person } : live;
  if (!of) return null;
  const whose = of.person?.name ?? (live?.name || t("nobodys"));
  return (
    <div className={css.one}>
      <div className={css.head}>
        <span>
          <Mono>{of.user_name}</Mono> <span className={css.small}>{[whose, of.directory.name].join(" · ")}</span>
        </span>
        {live && <AccountMarks live={live} />}
      </div>
      {live?.busy && <p className={css.small}>{t("busy", { name: live.busy.by.name, action: t(`action.${live.busy.action}`) })}</p>}
    </div>
  );
}
