import { IconTicket, IconUserCheck, IconUserPlus } from "@tabler/icons-react";
import type { PersonHit } from "../../../contract/people.ts";
import { useWords } from "../../platform/i18n.ts";
import { MarksOf } from "../../platform/marks/marks-of.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { TicketNumber } from "../../ui/text.tsx";
import type { Choice } from "./choices.ts";
import css from "./who.module.css";

interface ChoiceRowProps {
  id: string;
  choice: Choice;
  words: string;
  selected: boolean;
  onPoint: () => void;
  onTake: () => void;
}

/** One row below "Who is it?". The pointer takes it on press, before the field loses the focus. */
export function ChoiceRow({ id, choice, words, selected, onPoint, onTake }: ChoiceRowProps) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={selected}
      className={css.choice}
      onPointerMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <Inside choice={choice} words={words} />
    </li>
  );
}

function Inside({ choice, words }: { choice: Choice; words: string }) {
  const t = useWords("call");
  if (choice.kind === "person") return <PersonRow person={choice.person} />;
  if (choice.kind === "new") {
    return (
      <>
        <IconUserPlus size={18} stroke={1.75} aria-hidden />
        <span className={css.words}>
          <span className={css.name}>{t("who.new", { words: words.trim() })}</span>
        </span>
      </>
    );
  }
  const { ticket } = choice;
  const Glyph = choice.kind === "ticket" ? IconTicket : IconUserCheck;
  return (
    <>
      <Glyph size={18} stroke={1.75} aria-hidden />
      <span className={css.words}>
        <span className={css.name}>
          {choice.kind === "ticket"
            ? t("who.about", { number: ticket.number })
            : t("who.requester", { name: ticket.requester?.name, number: ticket.number })}
        </span>
        <span className={css.detail}>
          <TicketNumber number={ticket.number} />{" "}
          {[ticket.subject, choice.kind === "ticket" && ticket.requester?.name].filter(Boolean).join(" · ")}
        </span>
      </span>
    </>
  );
}

/** What tells namesakes apart: title and department, then organization and place, then the number. */
function PersonRow({ person }: { person: PersonHit }) {
  const t = useWords("call");
  const work = [person.title, person.department].filter(Boolean).join(", ");
  const place = [person.organization, person.site, person.room && t("who.room", { room: person.room })].filter(Boolean).join(", ");
  return (
    <>
      <Avatar name={person.name} />
      <span className={css.words}>
        <span className={css.name}>
          {person.name} <MarksOf personId={person.id} small />
        </span>
        {work && <span className={css.detail}>{work}</span>}
        {place && <span className={css.detail}>{place}</span>}
        {(person.phone ?? person.email) && <span className={css.detail}>{person.phone ?? person.email}</span>}
      </span>
    </>
  );
}
