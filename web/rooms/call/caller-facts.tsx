import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { Dial } from "../../ui/dial.tsx";
import { Facts } from "../../ui/facts.tsx";

/** What helps to help them: where they work and sit, how to reach them, what they speak. */
export function CallerFacts({ id }: { id: string }) {
  const t = useWords("call");
  const { data: person } = useAsk("GET /people/{id}", { params: { id } });
  if (!person) return null;
  const room = person.room && t("who.room", { room: person.room.name });
  return (
    <Facts
      facts={[
        { name: t("caller.works_as"), value: [person.title, person.department].filter(Boolean).join(", ") },
        { name: t("caller.place"), value: [person.organization?.name, person.site?.name, room].filter(Boolean).join(", ") },
        (person.phone ?? person.mobile) !== null && { name: t("caller.phone"), value: <Numbers of={[person.phone, person.mobile]} /> },
        { name: t("caller.mail"), value: person.email },
        { name: t("caller.speaks"), value: t(`language.${person.language}`) },
      ]}
    />
  );
}

function Numbers({ of }: { of: (string | null)[] }) {
  return of
    .filter((number) => number !== null)
    .map((number, index) => (
      <span key={number}>
        {index > 0 && ", "}
        <Dial number={number} />
      </span>
    ));
}
