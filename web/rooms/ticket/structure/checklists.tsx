import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import type { Checklist } from "../../../../contract/checklists.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import type { Answer } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { change, keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Section } from "../context/section.tsx";
import { given } from "../find-ticket.ts";
import { useOpenTicket } from "../open-ticket.ts";
import css from "./structure.module.css";

type Lists = Answer<"GET /tickets/{id}/checklists">;

/** What is to be done in this ticket, ticked one by one; what is mandatory holds it open. */
export function Checklists({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const work = useMay()("tickets:work");
  const { ask } = useOpenTicket();
  const { data } = useAsk("GET /tickets/{id}/checklists", given(ticket.number));
  const lists = data?.items ?? [];
  if (lists.length === 0 && !work) return null;
  return (
    <Section
      title={t("checklists")}
      action={work && <IconButton small label={t("checklist.add")} icon={IconPlus} onClick={() => ask("checklist")} />}
    >
      {lists.map((list) => (
        <One key={list.id} list={list} ticket={ticket} work={work} />
      ))}
    </Section>
  );
}

function One({ list, ticket, work }: { list: Checklist; ticket: Ticket; work: boolean }) {
  const t = useWords("ticket");
  const time = useTime();
  const at = given(ticket.number);
  const done = (answer: Lists) => keep("GET /tickets/{id}/checklists", at, answer);
  const remove = useTell("DELETE /tickets/{id}/checklists/{checklist}", { done });
  const tell = useTell("PATCH /tickets/{id}/checklists/{checklist}/items/{item}", {
    optimistic: ({ params, body }) => [change("GET /tickets/{id}/checklists", at, (before) => withItem(before, params.item, body ?? {}))],
    done,
  });
  const set = (item: string, body: { done?: boolean; place?: number }) =>
    tell.mutate({ params: { ...at.params, checklist: list.id, item }, body });
  const ticked = list.items.filter((item) => item.done).length;
  return (
    <div className={css.list}>
      <div className={css.head}>
        <span>
          {list.name} <span className={css.small}>{t("checklist.count", { done: ticked, all: list.items.length })}</span>
        </span>
        {ticket.can.work && (
          <IconButton
            small
            label={t("checklist.remove", { name: list.name })}
            icon={IconTrash}
            onClick={() => remove.mutate({ params: { ...at.params, checklist: list.id } })}
          />
        )}
      </div>
      <ol className={css.steps}>
        {list.items.map((item, place) => (
          <li key={item.id} className={css.step}>
            <Checkbox
              label={item.text}
              hint={
                item.done
                  ? [item.done.by?.name, time.moment(item.done.at)].filter(Boolean).join(" · ")
                  : item.mandatory && t("checklist.mandatory")
              }
              checked={item.done !== null}
              disabled={!work}
              onChange={(on) => set(item.id, { done: on })}
              onKeyDown={(event) => {
                // Alt and an arrow move it, as the buttons do.
                if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
                event.preventDefault();
                const to = place + (event.key === "ArrowUp" ? -1 : 1);
                if (to >= 0 && to < list.items.length) set(item.id, { place: to });
              }}
            />
            {work && (
              <span className={css.row}>
                <IconButton
                  small
                  label={t("checklist.up", { text: item.text })}
                  icon={IconArrowUp}
                  disabled={place === 0}
                  onClick={() => set(item.id, { place: place - 1 })}
                />
                <IconButton
                  small
                  label={t("checklist.down", { text: item.text })}
                  icon={IconArrowDown}
                  disabled={place === list.items.length - 1}
                  onClick={() => set(item.id, { place: place + 1 })}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** As the lists will stand once the server has it. */
function withItem(before: Lists, id: string, body: { done?: boolean | undefined; place?: number | undefined }): Lists {
  const items = before.items.map((list) => {
    const item = list.items.find((one) => one.id === id);
    if (!item) return list;
    const ticked = body.done === undefined ? item : { ...item, done: body.done ? { by: null, at: new Date().toISOString() } : null };
    const rest = list.items.map((one) => (one.id === id ? ticked : one));
    return { ...list, items: body.place === undefined ? rest : rest.filter((one) => one.id !== id).toSpliced(body.place, 0, ticked) };
  });
  return { ...before, items };
}
