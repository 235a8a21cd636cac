import { IconPencil } from "@tabler/icons-react";
import type { Doing } from "../../../contract/presence.ts";
import type { Ticket } from "../../../contract/tickets.ts";
import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { given } from "./find-ticket.ts";
import css from "./others.module.css";

const inOrder: Doing[] = ["writing_reply", "writing_note", "reading"];

/** Who else has this ticket open: their faces, and what they do in words. `writing`: only those who write to the requester. */
export function Others({ ticket, writing = false }: { ticket: Ticket; writing?: boolean }) {
  const t = useWords("ticket");
  const works = useMay()("tickets:work");
  const { data } = useAsk("GET /tickets/{id}/presence", { ...given(ticket.number), enabled: works, staleTime: 4000 });
  const others = (data?.items ?? []).filter(({ doing }) => !writing || doing === "writing_reply");
  const groups = inOrder.map((doing) => ({
    doing,
    names: others.filter((other) => other.doing === doing).map(({ person }) => person.name),
  }));
  const words = groups
    .filter(({ names }) => names.length > 0)
    .map(({ doing, names }) => t(`here.${doing}`, { n: names.length, names: listed(names) }))
    .join(" · ");
  if (writing) {
    return (
      <p role="status" className={css.writing} hidden={!words}>
        {words && (
          <>
            <IconPencil size={14} stroke={1.75} aria-hidden /> {words}
          </>
        )}
      </p>
    );
  }
  if (!words) return null;
  return (
    <span className={css.others} data-presence title={words}>
      <span className={css.faces}>
        {others.slice(0, 4).map(({ person }) => (
          <Avatar key={person.id} name={person.name} />
        ))}
      </span>
      <span className={css.words}>{words}</span>
    </span>
  );
}

const listed = (names: string[]) => (names.length > 3 ? `${names.slice(0, 3).join(", ")} +${names.length - 3}` : names.join(", "));
