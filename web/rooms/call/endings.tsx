import { IconArrowUpRight, IconBriefcase, IconCheck, IconPhoneOff } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { Button } from "../../ui/button.tsx";
import { FieldError } from "../../ui/field.tsx";
import { Menu } from "../../ui/menu.tsx";
import { TierMark } from "../../ui/tier-mark.tsx";
import { useCall } from "./call-context.ts";
import { useEndCall } from "./end-call.ts";
import css from "./endings.module.css";
import { HandUp } from "./hand-up.tsx";
import { useHandUpTeam } from "./hand-up-team.ts";
import { SavedMark } from "./saved-mark.tsx";
import { Solve } from "./solve.tsx";

/** How a call ends, always in sight, one key each. */
export function Endings() {
  const t = useWords("call");
  const call = useCall();
  const { contact, ticket, own, words } = call;
  const { end, busy, refusal, forgive } = useEndCall(call);
  const [open, setOpen] = useState<"solve" | "hand_up" | null>(null);
  const none = useRef<HTMLButtonElement>(null);
  const { team, teams } = useHandUpTeam(words.category, ticket?.tier ?? 1);
  const show = (next: typeof open) => {
    forgive();
    setOpen(next);
  };
  const keep = () => void end({ outcome: "kept_working" });
  const group = t("keys.endings");
  const unready = contact.ticket === null;
  // Never a letter alone: whoever types all the time would end a call with a slip.
  useKeys([
    { key: "mod+Enter", label: t("solve.title"), group, run: () => show("solve"), disabled: unready || open === "solve" },
    { key: "alt+e", label: t("hand_up.title"), group, run: () => show("hand_up"), disabled: unready },
    { key: "alt+w", label: t("keep.title"), group, run: keep, disabled: unready },
    { key: "alt+n", label: t("none.title"), group, run: () => none.current?.click() },
  ]);
  const filled = own && [words.subject, words.description].some((text) => text.trim() !== "");
  const fate =
    !ticket || !own
      ? t("none.ticket_stays")
      : filled
        ? t("none.words_stay", { number: ticket.number })
        : t("none.ticket_dropped", { number: ticket.number });
  return (
    <footer className={css.endings}>
      {open === "solve" && <Solve end={end} busy={busy} refusal={refusal} onClose={() => setOpen(null)} />}
      {open === null && refusal && (
        <div className={css.refusal} role="alert">
          <FieldError error={refusal.errors[0]?.detail ?? refusal.message} />
        </div>
      )}
      <div className={css.bar} role="group" aria-label={t("endings")}>
        <Button
          kind={open === "solve" ? "plain" : "primary"}
          icon={IconCheck}
          hint="mod+Enter"
          onClick={() => show("solve")}
          disabled={unready}
          aria-expanded={open === "solve"}
        >
          {t("solve.title")}
        </Button>
        <Button hint="alt+e" onClick={() => show("hand_up")} disabled={unready}>
          <span className={css.handUp}>
            {team ? <TierMark tier={team.tier} /> : <IconArrowUpRight size={16} aria-hidden />}
            {team ? t("hand_up.to", { team: team.name }) : t("hand_up.title")}
          </span>
        </Button>
        <Button icon={IconBriefcase} hint="alt+w" onClick={keep} disabled={unready} busy={busy && open === null}>
          {t("keep.title")}
        </Button>
        <Menu
          side="top"
          header={<span className={css.fate}>{fate}</span>}
          groups={[
            {
              items: (["answered", "wrong_number", "abandoned"] as const).map((outcome) => ({
                label: t(`outcome.${outcome}`),
                run: () => void end({ outcome }),
              })),
            },
          ]}
        >
          <Button ref={none} icon={IconPhoneOff} hint="alt+n">
            {t("none.title")}
          </Button>
        </Menu>
        <SavedMark />
      </div>
      {contact.ticket && (
        <HandUp
          open={open === "hand_up"}
          teams={teams}
          end={end}
          busy={busy}
          refusal={refusal}
          onClose={() => setOpen(null)}
          contactId={contact.id}
        />
      )}
    </footer>
  );
}
