import { IconPencil } from "@tabler/icons-react";
import type { Person } from "../../../contract/people.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths, type Path } from "../../platform/paths.ts";
import { MarksOf } from "../../platform/marks/marks-of.tsx";
import { useMay } from "../../platform/session.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { HeldChanges } from "./held-changes.tsx";
import { PersonAccount } from "./person-account.tsx";
import { PersonAssets } from "./person-assets.tsx";
import { PersonContacts } from "./person-contacts.tsx";
import { PersonDirectory } from "./person-directory.tsx";
import { PersonFacts } from "./person-facts.tsx";
import { PersonManager } from "./person-manager.tsx";
import { PersonMarks } from "./person-marks.tsx";
import { PersonTickets } from "./person-tickets.tsx";
import { PersonGuard } from "./person-guard.tsx";
import { StartCall } from "./start-call.tsx";

/** Who somebody is, what they asked for, and how they reached us. */
export function PersonPage({ person, back }: { person: Person; back: { to: Path; label: string } | undefined }) {
  const t = useWords("people");
  const may = useMay();
  return (
    <Page
      title={person.name}
      mark={<Avatar name={person.name} size="large" />}
      state={
        <>
          {!person.active && <Badge>{t("left")}</Badge>}
          <MarksOf personId={person.id} />
        </>
      }
      lead={[person.title, person.department, person.organization?.name].filter(Boolean).join(" · ")}
      back={back}
      actions={
        <>
          <PersonGuard person={person} />
          {may("people:write") && (
            <LinkButton icon={IconPencil} to={paths.personEdit(person.id)}>
              {t("edit")}
            </LinkButton>
          )}
          {may("contacts:work") && <StartCall person={person} />}
        </>
      }
    >
      {may("people:write") && <HeldChanges person={person} />}
      <PersonFacts person={person} />
      <PersonMarks person={person} />
      <PersonManager person={person} />
      {may("tickets:work") && <PersonDirectory person={person} />}
      {may("assets:read") && <PersonAssets personId={person.id} />}
      {may("tickets:read") && <PersonTickets personId={person.id} />}
      {may("contacts:read") && <PersonContacts personId={person.id} />}
      {may("accounts:write") && <PersonAccount person={person} />}
    </Page>
  );
}
