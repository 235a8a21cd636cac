import { useState } from "react";
import { sensitiveActions, type SensitiveAction, type VerificationMethod } from "../../../../contract/verification.ts";
import type { Caller, Way } from "../../../../contract/verify-caller.ts";
import { call } from "../../../platform/client.ts";
import { findPeople } from "../../../platform/find.tsx";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { needWords, setWords } from "../../../platform/verifications/set-words.ts";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Select } from "../../../ui/select.tsx";
import { VerifiedMark } from "../../../ui/verified-mark.tsx";
import { useSending } from "../acts/sending.ts";
import { given } from "../find-ticket.ts";
import { OpenVerification } from "./open-verification.tsx";
import css from "./verify.module.css";

const tones: Record<Caller["verifications"][number]["state"], Tone> = {
  open: "amber",
  passed: "green",
  failed: "red",
  cancelled: "quiet",
  expired: "quiet",
};
const asksColleague = (method: VerificationMethod) => method === "in_person" || method === "second_person";

/** Of whom, for what and for which account it is to be proved. */
export interface Proving {
  person?: string;
  action: SensitiveAction;
  directory?: string;
  account?: string;
}

export const useCaller = (number: number, query: Proving, enabled = true) =>
  useAsk("GET /tickets/{id}/caller", { ...given(number), query, refetchInterval: 5000, keepPrevious: true, enabled });

/** What has to be proved of whoever is on the telephone, in which ways it can be, and how it stands now. */
export function VerifyCaller({ number }: { number: number }) {
  const [action, setAction] = useState<SensitiveAction>("reset_password");
  const [chosen, setAccount] = useState<string | null>(null);
  const [directory, account] = chosen?.split(" ") ?? [];
  return <Proof number={number} proving={{ action, ...(account && { directory, account }) }} choose={{ setAction, setAccount }} />;
}

interface ProofProps {
  number: number;
  proving: Proving;
  /** null: what is to be done to which account stands already. */
  choose: { setAction: (action: SensitiveAction) => void; setAccount: (account: string) => void } | null;
}

export function Proof({ number, proving, choose }: ProofProps) {
  const reading = useCaller(number, proving);
  return (
    <Reading of={reading}>
      {(caller) => <Panel caller={caller} number={number} choose={choose} onChange={() => void reading.refetch()} />}
    </Reading>
  );
}

interface PanelProps {
  caller: Caller;
  number: number;
  choose: ProofProps["choose"];
  onChange: () => void;
}

const nameOf = (account: { directory_id: string | null; key: string }) => `${account.directory_id ?? "desk"} ${account.key}`;

function Panel({ caller, number, choose, onChange }: PanelProps) {
  const t = useWords("verify");
  const [codes, setCodes] = useState<Record<string, string>>({});
  const running = caller.verifications.filter((one) => one.state === "open" && one.mine && one.here);
  const proved = caller.verifications.filter(
    (one) => one.state === "passed" && one.mine && one.here && one.used_at === null && one.action === caller.action,
  );
  const begun = (id: string, code: string | null) => {
    if (code) setCodes((before) => ({ ...before, [id]: code }));
    onChange();
  };
  return (
    <div className={css.panel}>
      <Banner title={t("finds", { name: caller.person.name })}>{t("proves_nothing")}</Banner>
      {caller.failed > 0 && (
        <Banner tone={caller.locked ? "red" : "amber"} title={t("failed", { count: caller.failed })}>
          {caller.locked ? t("locked") : t("failed_says")}
        </Banner>
      )}
      {choose && (
        <div className={css.two}>
          <Select
            data-autofocus
            label={t("action")}
            value={caller.action}
            onChange={choose.setAction}
            choices={sensitiveActions.map((value) => ({ value, label: t(`action.${value}`) }))}
          />
          <Select
            label={t("account")}
            value={caller.account ? nameOf(caller.account) : null}
            onChange={choose.setAccount}
            choices={caller.accounts.map((one) => ({ value: nameOf(one), label: `${one.name} · ${one.directory ?? t("this_desk")}` }))}
          />
        </div>
      )}
      <section className={css.part}>
        <h3>{t("needed", { kind: caller.account?.account_class ?? "normal", sets: caller.sets.length })}</h3>
        {caller.sets.length === 0 && <p>{t("never")}</p>}
        <ul className={css.sets}>
          {caller.sets.map((set) => (
            <li key={JSON.stringify(set)}>{setWords(t, set)}</li>
          ))}
        </ul>
        <div className={css.buttons} role="status">
          {caller.met ? (
            proved.map((one) => <VerifiedMark key={one.id} how={t(`method.${one.method}`)} until={one.good_until} />)
          ) : (
            <Badge tone="plain">
              {proved.length > 0 ? t("missing", { what: caller.missing.map((need) => needWords(t, need)).join(", ") }) : t("not_yet")}
            </Badge>
          )}
        </div>
      </section>
      {running.map((one) => (
        <OpenVerification key={one.id} one={one} code={codes[one.id] ?? null} onChange={onChange} />
      ))}
      {caller.account && !caller.locked && caller.sets.length > 0 && (
        <section className={css.part}>
          <h3>{t("ways")}</h3>
          <div className={css.rows}>
            {openFirst(caller.ways).map((way) => (
              <WayRow key={way.method} way={way} caller={caller} number={number} onBegun={begun} />
            ))}
          </div>
        </section>
      )}
      {caller.verifications.length > 0 && <Late caller={caller} />}
    </div>
  );
}

/** Strong before weak, and what is not open now below all that is. */
const openFirst = (ways: readonly Way[]): Way[] =>
  ways.toSorted((one, other) => Number(one.hindrance !== null) - Number(other.hindrance !== null));

function WayRow({
  way,
  caller,
  number,
  onBegun,
}: {
  way: Way;
  caller: Caller;
  number: number;
  onBegun: (id: string, code: string | null) => void;
}) {
  const t = useWords("verify");
  const [colleague, setColleague] = useState<Option | null>(null);
  const { submit, busy, refused } = useSending(async () => {
    if (!caller.account) return;
    const { directory_id, key } = caller.account;
    const body = {
      person_id: caller.person.id,
      account: { directory_id, key },
      action: caller.action,
      method: way.method,
      ...(colleague && { colleague_id: colleague.value }),
    };
    const begun = await call("POST /tickets/{id}/verifications", { ...given(number), body });
    onBegun(begun.id, begun.pairing_code);
  });
  const name = t(`method.${way.method}`);
  return (
    <div className={css.row}>
      <div>
        <div>
          {name} {way.hint && <span className={css.small}>{way.hint}</span>}
        </div>
        <div className={css.small}>
          {way.hindrance ? t(`hindrance.${way.hindrance}`, { days: way.settled_days }) : t(`strength.${way.assurance ?? "none"}`)}
        </div>
        {refused && (
          <div role="alert" className={css.small}>
            {refused.errors?.[0]?.detail ?? refused.message}
          </div>
        )}
        {!way.hindrance && asksColleague(way.method) && (
          <Combo label={t("colleague")} value={colleague} onChange={setColleague} find={findPeople} />
        )}
      </div>
      {!way.hindrance && (
        <Button
          busy={busy}
          disabled={asksColleague(way.method) && !colleague}
          aria-label={t("begin_named", { name })}
          onClick={() => void submit()}
        >
          {t("begin")}
        </Button>
      )}
    </div>
  );
}

function Late({ caller }: { caller: Caller }) {
  const t = useWords("verify");
  const time = useTime();
  return (
    <section className={css.part}>
      <h3>{t("late")}</h3>
      <div className={css.rows}>
        {caller.verifications.map((one) => (
          <div key={one.id} className={css.row}>
            <span>
              {t(`method.${one.method}`)} · {t(`action.${one.action}`)} · {one.technician.name} · {time.moment(one.started_at)}
            </span>
            <Badge tone={tones[one.state]}>{t(`state.${one.used_at ? "used" : one.state}`)}</Badge>
          </div>
        ))}
      </div>
    </section>
  );
}
