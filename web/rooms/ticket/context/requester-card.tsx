import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { Link } from "../../../platform/place.tsx";
import { useAsk } from "../../../platform/queries.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Dial } from "../../../ui/dial.tsx";
import { Facts } from "../../../ui/facts.tsx";
import css from "./context.module.css";

/** Who asks: where they sit and how to reach them. */
export function RequesterCard({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const { requester, on_behalf_of } = ticket;
  const { data: person } = useAsk("GET /people/{id}", {
    params: { id: requester?.id ?? "" },
    enabled: requester !== null,
    staleTime: 5 * 60_000,
  });
  if (!requester) return <p className={css.quiet}>{t("requester.unknown")}</p>;
  const roomOf = (name: string | undefined) => name && t("requester.room", { name });
  const where = [person?.department, ticket.site ?? person?.site?.name, roomOf(ticket.room?.name ?? person?.room?.name)]
    .filter(Boolean)
    .join(", ");
  return (
    <section className={css.section} aria-label={t("requester")}>
      <div className={css.person}>
        <Avatar name={requester.name} size="middle" />
        <div className={css.names}>
          <Link to={paths.person(requester.id)} className={css.name}>
            {requester.name}
          </Link>
          {where && <span className={css.small}>{where}</span>}
        </div>
      </div>
      <Facts
        facts={[
          on_behalf_of && { name: t("requester.for"), value: <Link to={paths.person(on_behalf_of.id)}>{on_behalf_of.name}</Link> },
          person?.phone ? { name: t("requester.phone"), value: <Dial number={person.phone} /> } : null,
          person?.mobile ? { name: t("requester.mobile"), value: <Dial number={person.mobile} /> } : null,
          person?.email ? { name: t("requester.mail"), value: <Mail address={person.email} /> } : null,
          ticket.organization && { name: t("requester.organization"), value: ticket.organization.name },
        ]}
      />
    </section>
  );
}

/** A long address breaks after its @. */
function Mail({ address }: { address: string }) {
  const [name, host] = address.split("@");
  return (
    <a href={`mailto:${address}`}>
      {name}@<wbr />
      {host}
    </a>
  );
}
