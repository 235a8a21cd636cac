import { IconPlus, IconX } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { useOpenTicket } from "../open-ticket.ts";
import css from "./context.module.css";
import { Section } from "./section.tsx";

/** Words put on the ticket to find it again. */
export function Tags({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const { change } = useOpenTicket();
  const [adding, setAdding] = useState<string | null>(null);
  const { tags, can } = ticket;
  if (tags.length === 0 && !can.work) return null;
  const set = (next: string[]) =>
    change({
      base: ticket,
      body: { tags: next },
      shown: { tags: next },
      fact: { name: t("tags"), of: (of) => of.tags.join(", "), mine: next.join(", ") },
    });
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const tag = adding?.trim();
    setAdding(tag ? "" : null);
    if (tag && !tags.includes(tag) && (await set([...tags, tag])) === "refused") setAdding(tag);
  };
  return (
    <Section
      title={t("tags")}
      action={can.work && adding === null && <IconButton small label={t("tags.add")} icon={IconPlus} onClick={() => setAdding("")} />}
    >
      {tags.length > 0 && (
        <ul className={css.tags}>
          {tags.map((tag) => (
            <li key={tag} className={css.tag}>
              {tag}
              {can.work && (
                <button
                  type="button"
                  aria-label={t("tags.remove", { tag })}
                  onClick={() => void set(tags.filter((other) => other !== tag))}
                >
                  <IconX size={12} aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {adding !== null && (
        <form onSubmit={(event) => void add(event)}>
          <TextInput
            label={t("tags.add")}
            hideLabel
            autoFocus
            maxLength={40}
            placeholder={t("tags.placeholder")}
            value={adding}
            onChange={setAdding}
            onBlur={() => adding.trim() === "" && setAdding(null)}
            onKeyDown={(event) => {
              if (event.key !== "Escape") return;
              event.preventDefault();
              setAdding(null);
            }}
          />
        </form>
      )}
    </Section>
  );
}
