import type { Contact } from "../../../contract/contacts.ts";
import { useWords } from "../../platform/i18n.ts";
import { ariaKey, useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { Link, useGo, usePlace } from "../../platform/place.tsx";
import { MarksOf } from "../../platform/marks/marks-of.tsx";
import { useAsk } from "../../platform/queries.ts";
import { ContactGlyph } from "../../ui/contact-glyph.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Timer } from "../../ui/timer.tsx";
import css from "./live-contacts.module.css";

/** A chat is written beside its ticket; all else has a screen of its own. */
const placeOf = ({ id, channel, state, ticket }: Contact) =>
  channel === "chat" && state === "live" && ticket ? paths.ticket(ticket.number) : paths.call(id);

const keyOf = (index: number) => `alt+shift+${index + 1}`;

/** My conversations that go on now, whatever their channel, always in sight, one key each: Alt Shift 1 to 9. Alt with a digit is the call screen's own. */
export function LiveContacts() {
  const t = useWords("shell");
  const go = useGo();
  const { room, rest } = usePlace();
  const { data } = useAsk("GET /contacts/live", { staleTime: 10_000 });
  const all = data?.items ?? [];
  const contacts = all.slice(0, 9);
  const nameOf = (contact: Contact) => contact.person?.name ?? contact.phone ?? t("live.unknown", { channel: contact.channel });
  useKeys(
    contacts.map((contact, index) => ({
      key: keyOf(index),
      label: t("live.open", { name: nameOf(contact) }),
      group: t("contact.group"),
      run: () => go(placeOf(contact)),
      everywhere: true,
    })),
  );
  if (contacts.length === 0) return null;
  return (
    <nav aria-label={t("live.label")} className={css.contacts} data-crowded={contacts.length > 3 || undefined}>
      {contacts.map((contact, index) => (
        <Link
          key={contact.id}
          to={placeOf(contact)}
          className={css.contact}
          aria-current={placeOf(contact) === `/${[room, ...rest].join("/")}` ? "page" : undefined}
          aria-keyshortcuts={ariaKey(keyOf(index))}
          data-state={contact.state}
        >
          <ContactGlyph channel={contact.channel} />
          <span className={css.name}>{nameOf(contact)}</span>
          <MarksOf personId={contact.person?.id} small />
          {contact.unread > 0 && (
            <span className={css.unread}>
              <span aria-hidden>{contact.unread > 99 ? "99+" : contact.unread}</span>
              <span className="unseen">{t("live.unread", { n: contact.unread })}</span>
            </span>
          )}
          <State contact={contact} />
          {/* The first shows the whole chord, the others only what differs. */}
          <Kbd of={index === 0 && contacts.length <= 3 ? keyOf(index) : String(index + 1)} />
        </Link>
      ))}
      {all.length > contacts.length && <span className={css.state}>{t("live.more", { n: all.length - contacts.length })}</span>}
    </nav>
  );
}

/** What goes on is counted, from when it waits for me; what rests says so. */
function State({ contact }: { contact: Contact }) {
  const t = useWords("shell");
  if (contact.state === "on_hold") return <span className={css.state}>{t("live.on_hold")}</span>;
  if (contact.state === "wrap_up") return <span className={css.state}>{t("live.wrap_up")}</span>;
  if (contact.hung_up_at) return <span className={css.state}>{t("live.hung_up")}</span>;
  return <Timer from={contact.since} to={contact.ended_at} />;
}
