import { useWords } from "../../../platform/i18n.ts";
import { VerifiedMark } from "../../../ui/verified-mark.tsx";
import { Proof, useCaller, type Proving } from "../verify/verify-caller.tsx";
import css from "./accounts.module.css";

/** Whether enough is proved for it, and how long is waited then. null: not known yet. */
export function useProved(number: number, proving: Proving | null): { met: boolean; delay: number } | null {
  const { data } = useCaller(number, proving ?? { action: "reset_password" }, proving !== null);
  if (!proving) return { met: true, delay: 0 };
  return data ? { met: data.met !== null, delay: data.met?.delay_minutes ?? 0 } : null;
}

/** Who was proved and how; and where that is not enough yet, the ways to prove it. */
export function Prove({ number, proving }: { number: number; proving: Proving }) {
  const t = useWords("accounts");
  const verify = useWords("verify");
  const { data } = useCaller(number, proving);
  const proved = data?.verifications.filter(
    (one) => one.state === "passed" && one.mine && one.here && one.used_at === null && one.action === data.action,
  );
  return (
    <section className={css.part}>
      <h3>{t("proof")}</h3>
      {data?.met ? (
        <div className={css.buttons} role="status">
          {proved?.length ? (
            proved.map((one) => <VerifiedMark key={one.id} how={verify(`method.${one.method}`)} until={one.good_until} />)
          ) : (
            <span>{verify("nothing_needed")}</span>
          )}
        </div>
      ) : (
        <Proof number={number} proving={proving} choose={null} />
      )}
    </section>
  );
}
