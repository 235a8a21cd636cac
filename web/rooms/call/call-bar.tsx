import { IconPhoneOff, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { change, useAsk, useTell } from "../../platform/queries.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ContactGlyph } from "../../ui/contact-glyph.tsx";
import { Dial } from "../../ui/dial.tsx";
import { Timer } from "../../ui/timer.tsx";
import { useCall } from "./call-context.ts";
import css from "./call-bar.module.css";
import { keepContact } from "./savers.ts";

/** How long, with whom, about what, and whether it is saved. */
export function CallBar() {
  const t = useWords("call");
  const { contact, going, person, saving } = useCall();
  const { data: known } = useAsk("GET /people/{id}", { params: { id: person?.id ?? "" }, enabled: person !== null });
  const number = contact.phone ?? (contact.channel === "phone" ? (known?.phone ?? known?.mobile) : null);
  const saved = saving.state === "saved" ? t("bar.saved") : saving.state === "failed" ? t("bar.not_saved") : t("bar.saving");
  return (
    <header className={css.bar} data-state={contact.state}>
      <span className={css.clock}>
        <ContactGlyph channel={contact.channel} size={20} />
        <Timer size="large" from={contact.started_at} to={contact.ended_at ?? contact.hung_up_at} />
      </span>
      <div className={css.who}>
        <h1 className={css.name}>{person?.name ?? t("bar.unknown", { channel: contact.channel })}</h1>
        <p className={css.detail}>
          {contact.direction === "outbound" && `${t("bar.outbound")} · `}
          {number && (
            <>
              <Dial number={number} />
              {" · "}
            </>
          )}
          {contact.ticket && (
            <>
              <Link to={paths.ticket(contact.ticket.number)} className={css.number}>
                #{contact.ticket.number}
              </Link>{" "}
              <span data-failed={saving.state === "failed" || undefined}>{saved}</span>
            </>
          )}
        </p>
      </div>
      <div className={css.acts}>
        {contact.state === "on_hold" && (
          <Badge tone="amber" icon={IconPlayerPause}>
            {t("hold.is")}
          </Badge>
        )}
        {going && contact.hung_up_at && (
          <Badge tone="amber" icon={IconPhoneOff}>
            {t("bar.hung_up")}
          </Badge>
        )}
        {going && !contact.hung_up_at && <Hold />}
      </div>
    </header>
  );
}

function Hold() {
  const t = useWords("call");
  const { contact } = useCall();
  const held = contact.state === "on_hold";
  const given = { params: { id: contact.id } };
  const tell = useTell("PATCH /contacts/{id}", {
    optimistic: () => [
      change("GET /contacts/{id}", given, (before) => ({ ...before, state: held ? ("live" as const) : ("on_hold" as const) })),
    ],
    done: keepContact,
  });
  const toggle = () => tell.mutate({ ...given, body: { state: held ? "live" : "on_hold" } });
  const label = held ? t("hold.resume") : t("hold.hold");
  useKeys([{ key: "alt+h", label, group: t("keys.group"), run: toggle }]);
  return (
    <Button icon={held ? IconPlayerPlay : IconPlayerPause} hint="alt+h" onClick={toggle}>
      {label}
    </Button>
  );
}
