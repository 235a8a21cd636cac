import { IconRefresh } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { KnownAccount, LiveAccountShown } from "../../../contract/directory-accounts.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Mono } from "../../ui/text.tsx";
import { useWords } from "../i18n.ts";
import { useAsk } from "../queries.ts";
import { useTime } from "../time.ts";
import { AccountMarks } from "./account-marks.tsx";
import css from "./accounts.module.css";

interface AccountHeadProps {
  known: KnownAccount;
  /** Says whose it is, too: where that is not clear from around it. */
  whose?: boolean;
  /** What may be done with it. */
  children?: (live: LiveAccountShown | undefined) => ReactNode;
}

/** An account and how it stands, as its directory says this very moment. */
export function AccountHead({ known, whose = false, children }: AccountHeadProps) {
  const t = useWords("accounts");
  const time = useTime();
  const { directory, key, user_name: name } = known;
  const reading = useAsk("GET /directories/{id}/accounts/{key}", { params: { id: directory.id, key }, staleTime: 60_000 });
  const { data: live, error, isFetching, dataUpdatedAt } = reading;
  return (
    <div className={css.account} role="group" aria-label={t("account_in", { account: name, directory: directory.name })}>
      <div className={css.line}>
        <span className={css.name}>
          <Mono>{live?.user_name ?? name}</Mono> {whose && live && <span className={css.small}>{live.person?.name ?? live.name}</span>}
        </span>
        <IconButton
          small
          label={t("look_again", { account: name })}
          icon={IconRefresh}
          disabled={isFetching}
          onClick={() => void reading.refetch()}
        />
      </div>
      {live && <AccountMarks live={live} />}
      {live && live.protections.length > 0 && (
        <p className={css.small}>{[...live.protections.map(({ detail }) => detail), t("protected_says")].join(" ")}</p>
      )}
      {error && (
        <p className={css.small} role="alert">
          {error.message}
        </p>
      )}
      {live?.busy && <p className={css.small}>{t("busy", { name: live.busy.by.name, action: t(`action.${live.busy.action}`) })}</p>}
      {children?.(live)}
      <p className={css.small}>
        {[
          directory.name,
          live ? t("looked", { at: time.moment(dataUpdatedAt) }) : error ? null : t("looking"),
          !known.writes && t("reads_only"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  );
}
