import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { MarksOf } from "../../platform/marks/marks-of.tsx";
import { useAsk } from "../../platform/queries.ts";
import { Heading } from "../../ui/text.tsx";
import { focusOn, useCall } from "./call-context.ts";
import { Pick } from "./pick.tsx";
import css from "./who.module.css";

/** Whose number it is on record. The technician asks and says so; the number itself proves nothing. */
export function ByNumber({ number }: { number: string }) {
  const t = useWords("call");
  const { choosePerson, own } = useCall();
  const people = (useAsk("GET /people/find", { query: { q: number, limit: 3 } }).data?.items ?? []).slice(0, 3);
  const choose = (person: (typeof people)[number]) => {
    choosePerson(person);
    focusOn(own ? "subject" : "note");
  };
  const [first] = people;
  useKeys(first ? [{ key: "alt+y", label: t("who.is", { name: first.name }), group: t("keys.group"), run: () => choose(first) }] : []);
  if (people.length === 0) return null;
  return (
    <div className={css.group}>
      <div className={css.groupHead}>
        <Heading>{t("who.by_number")}</Heading>
      </div>
      <ul className={css.group}>
        {people.map((person, index) => (
          <li key={person.id}>
            <Pick
              title={
                <>
                  {person.name} <MarksOf personId={person.id} small />
                </>
              }
              detail={[person.title, person.department, person.organization].filter(Boolean).join(" · ")}
              does={t("who.is", { name: "" })}
              {...(index === 0 && { hint: "alt+y" })}
              onPick={() => choose(person)}
            />
          </li>
        ))}
      </ul>
      <p className={css.proof}>{t("who.proves_nothing")}</p>
    </div>
  );
}
