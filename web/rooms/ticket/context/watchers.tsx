import { IconEye, IconEyeOff, IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { call } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { Avatar } from "../../../ui/avatar.tsx";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { given, show } from "../find-ticket.ts";
import css from "./context.module.css";
import { Section } from "./section.tsx";

/** Who follows the ticket; a requester who follows sees its public part. */
export function Watchers({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const { number, watchers } = ticket;
  const watch = useTell("POST /tickets/{id}/watchers");
  const unwatch = useTell("DELETE /tickets/{id}/watchers/{person}", {
    optimistic: ({ params }) => [show(number, (before) => ({ watchers: before.watchers.filter(({ id }) => id !== params.person) }))],
  });
  const follow = watchers.some(({ id }) => id === me.id);
  const add = (id: string) => watch.mutate({ ...given(number), body: { person: { id } } });
  const remove = (person: string) => unwatch.mutate({ params: { ...given(number).params, person } });
  return (
    <Section
      title={t("watchers")}
      action={
        <span className={css.row}>
          <IconButton
            small
            label={t(follow ? "watchers.leave" : "watchers.follow")}
            icon={follow ? IconEyeOff : IconEye}
            onClick={() => (follow ? remove(me.id) : add(me.id))}
          />
          <IconButton small label={t("watchers.add")} icon={IconPlus} aria-expanded={adding} onClick={() => setAdding(!adding)} />
        </span>
      }
    >
      {watchers.length > 0 && (
        <ul className={css.people}>
          {watchers.map(({ id, name, technician }) => (
            <li key={id} className={css.row}>
              <span className={css.who}>
                <Avatar name={name} />
                <span>{name}</span>
                {!technician && <span className={css.small}>{t("watchers.requester")}</span>}
              </span>
              <IconButton small label={t("watchers.remove", { name })} icon={IconX} onClick={() => remove(id)} />
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <Combo
          label={t("watchers.add")}
          hideLabel
          autoFocus
          placeholder={t("watchers.placeholder")}
          value={null}
          find={findPeople}
          onChange={(option) => {
            setAdding(false);
            if (option) add(option.value);
          }}
        />
      )}
    </Section>
  );
}

async function findPeople(q: string, signal: AbortSignal): Promise<Option[]> {
  if (!q) return [];
  const { items } = await call("GET /people/find", { query: { q }, signal });
  return items.map(({ id, name, title, department, site }) => ({
    value: id,
    label: name,
    detail: [title, department, site].filter(Boolean).join(", "),
    mark: <Avatar name={name} />,
  }));
}
