import { useState } from "react";
import type { Verification } from "../../../../contract/verify-caller.ts";
import { call } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useNow } from "../../../platform/now.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { useSending } from "../acts/sending.ts";
import css from "./verify.module.css";

type Outcome = "passed" | "failed" | "cancelled" | "pressure";
type Seen = "called_number_on_file" | "face_matches_badge" | "badge_matches_file" | "moved_as_asked";

const looks: Partial<Record<Verification["method"], readonly Seen[]>> = {
  call_back: ["called_number_on_file"],
  video: ["face_matches_badge", "badge_matches_file", "moved_as_asked"],
};

/** One way that is being tried: what to say, type or look at, and how it can end. */
export function OpenVerification({ one, code, onChange }: { one: Verification; code: string | null; onChange: () => void }) {
  const t = useWords("verify");
  const now = useNow(1000);
  const [typed, setTyped] = useState("");
  const [seen, setSeen] = useState<readonly Seen[]>([]);
  const params = { id: one.id };
  const check = useSending(async () => {
    const sent = typed.trim();
    setTyped("");
    await call("POST /verifications/{id}/codes", { params, body: { code: sent } }).finally(onChange);
  });
  const end = useSending(async (outcome: Outcome) => {
    await call("POST /verifications/{id}/results", { params, body: { outcome, seen: outcome === "passed" ? [...seen] : [] } });
    onChange();
  });
  const name = t(`method.${one.method}`);
  const left = Math.max(0, Math.ceil((Date.parse(one.open_until) - now) / 60_000));
  const asked = looks[one.method] ?? [];
  return (
    <section className={css.open} aria-label={name}>
      <div className={css.row}>
        <strong>{name}</strong>
        <Badge tone="amber">{t("minutes", { count: left })}</Badge>
      </div>
      {one.method === "passkey" && (
        <>
          <p>{code ? t("speak") : t("spoken")}</p>
          {code && <p className={css.code}>{code}</p>}
        </>
      )}
      {one.call && <p>{t("call_number", { number: one.call })}</p>}
      {one.asked && <p>{t("waits_for", { name: one.asked.name })}</p>}
      {one.tries_left !== null && (
        <form
          className={css.part}
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== "") void check.submit();
          }}
        >
          <TextInput
            label={t("code")}
            hint={t("tries", { count: one.tries_left })}
            error={check.refused ? (check.refused.errors?.[0]?.detail ?? check.refused.message) : null}
            value={typed}
            onChange={setTyped}
            autoComplete="off"
            maxLength={60}
          />
          <Button kind="primary" type="submit" busy={check.busy} disabled={typed.trim() === ""}>
            {t("check")}
          </Button>
        </form>
      )}
      {asked.map((each) => (
        <Checkbox
          key={each}
          label={t(`seen.${each}`)}
          checked={seen.includes(each)}
          onChange={(on) => setSeen((before) => (on ? [...before, each] : before.filter((other) => other !== each)))}
        />
      ))}
      {end.refused && (
        <p role="alert" className={css.small}>
          {end.refused.errors?.[0]?.detail ?? end.refused.message}
        </p>
      )}
      <div className={css.buttons}>
        {asked.length > 0 && (
          <Button kind="primary" busy={end.busy} disabled={seen.length < asked.length} onClick={() => void end.submit("passed")}>
            {t("it_is_them")}
          </Button>
        )}
        <Button busy={end.busy} onClick={() => void end.submit("failed")}>
          {t("not_them")}
        </Button>
        <Button busy={end.busy} onClick={() => void end.submit("cancelled")}>
          {t("break_off")}
        </Button>
        <Button busy={end.busy} onClick={() => void end.submit("pressure")}>
          {t("pressure")}
        </Button>
      </div>
      <p className={css.small}>{t("pressure_says")}</p>
    </section>
  );
}
