import type { AccountActionShown } from "../../../../contract/directory-accounts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTime } from "../../../platform/time.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Working } from "../../../ui/working.tsx";
import css from "./accounts.module.css";
import { LinkState } from "./link-state.tsx";
import { Writes } from "./writes.tsx";

const tones = { done: "green", failed: "red", half_done: "red", declined: "amber", to_approve: "amber" } as const;

/** How far it is, and what became of each thing that is written. */
export function Doing({ one }: { one: AccountActionShown }) {
  const t = useWords("accounts");
  const time = useTime();
  const { state, account, not_before: notBefore, failure, approved_by: by } = one;
  const waits = state === "waiting" && notBefore && Date.parse(notBefore) > Date.now();
  const written = one.writes.filter(({ result }) => result === "written").length;
  const facts = { account, written, of: one.writes.length, action: t(`action.${one.action}`), name: by?.name ?? "" };
  return (
    <>
      {waits && (
        <Banner tone="amber" announce title={t("waits_until", { at: time.moment(notBefore) })}>
          {t("waits_says")}
        </Banner>
      )}
      {!waits && (state === "waiting" || state === "running") && <Working label={t("state.running", facts)} />}
      {state !== "waiting" && state !== "running" && (
        <Banner tone={tones[state]} announce title={t(`state.${state}`, facts)}>
          {failure ?? (state === "to_approve" ? t("to_approve_says") : null)}
        </Banner>
      )}
      {one.link && <LinkState link={one.link} />}
      {one.deletes_at && <p className={css.small}>{t("deletes_at", { at: time.moment(one.deletes_at) })}</p>}
      <Writes writes={one.writes} going={one.ended_at === null} />
    </>
  );
}
