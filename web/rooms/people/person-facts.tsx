import type { Person } from "../../../contract/people.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { Dial } from "../../ui/dial.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Mono } from "../../ui/text.tsx";
import css from "./person-facts.module.css";

/** How to reach somebody, and where they are. */
export function PersonFacts({ person }: { person: Person }) {
  const t = useWords("people");
  const { email, phone, mobile, organization, site, room, language, time_zone, external_id, source } = person;
  const number = (value: string | null) => value && <Dial number={value} />;
  return (
    <div className={css.facts}>
      <Facts
        facts={[
          { name: t("email"), value: email && <a href={`mailto:${email}`}>{email}</a> },
          { name: t("phone"), value: number(phone) },
          { name: t("mobile"), value: number(mobile) },
          { name: t("language"), value: t(`language.${language}`) },
        ]}
      />
      <Facts
        facts={[
          { name: t("organization"), value: organization && <Link to={paths.organization(organization.id)}>{organization.name}</Link> },
          { name: t("site"), value: site?.name },
          { name: t("room"), value: room?.name },
          { name: t("time_zone"), value: time_zone.replaceAll("_", " ") },
          { name: t("external_id"), value: external_id && <Mono>{source ? `${source} / ${external_id}` : external_id}</Mono> },
        ]}
      />
    </div>
  );
}
