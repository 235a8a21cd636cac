import { useState } from "react";
import type { Ticket, TimelineEntry } from "../../../../contract/tickets.ts";
import { call, isRefusal } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useGo } from "../../../platform/place.tsx";
import { useAskPages } from "../../../platform/queries.ts";
import { useTime } from "../../../platform/time.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { DialogEnd } from "../../../ui/dialog-end.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useSending } from "../acts/sending.ts";
import { useDeskPlace } from "../context/desk-place.ts";
import { given, readAnew, settle, timelinePage } from "../find-ticket.ts";
import css from "./structure.module.css";

type Said = Extract<TimelineEntry, { kind: "reply" | "note" }>;
const maySplit = (entry: TimelineEntry): entry is Said => (entry.kind === "reply" || entry.kind === "note") && !entry.ticket;
const shortest = 120;
const short = (words: string) => (words.length > shortest ? `${words.slice(0, shortest)}…` : words);

/** Chosen messages and notes open a ticket of their own; they can be brought back. */
export function SplitDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const t = useWords("ticket");
  const ui = useWords("ui");
  const time = useTime();
  const go = useGo();
  const at = useDeskPlace();
  const here = given(ticket.number);
  const pages = useAskPages("GET /tickets/{id}/timeline", { ...here, query: timelinePage });
  const entries = pages.items.filter(maySplit).toReversed();
  const [chosen, choose] = useState<readonly string[]>([]);
  const [subject, setSubject] = useState("");
  const undo = async (split: string, opened: number) => {
    try {
      settle(await call("DELETE /tickets/{id}/splits/{split}", { params: { ...here.params, split } }));
      readAnew(opened);
      go(at(ticket.number));
      toast.told(t("split.undone", { number: ticket.number }));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast.refused(error.message);
    }
  };
  const { submit, busy, refused } = useSending(async () => {
    const body = { entries: [...chosen], subject: subject.trim() };
    const { split, ticket: opened } = await call("POST /tickets/{id}/splits", { ...here, body });
    settle(opened);
    readAnew(ticket.number);
    onClose();
    go(at(opened.number));
    toast.told(t("split.done", { number: opened.number }), { label: t("undo"), run: () => void undo(split, opened.number) });
  });
  const toggle = (id: string, on: boolean) => choose(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  const ready = chosen.length > 0 && subject.trim() !== "";
  if (entries.length === 0 && !pages.isLoading) return <p>{t("split.nothing")}</p>;
  return (
    <>
      {refused && <Banner tone="red" title={refused.errors[0]?.detail ?? refused.message} announce />}
      <TextInput label={t("split.subject")} data-autofocus maxLength={300} value={subject} onChange={setSubject} />
      <ChoiceSet label={t("split.which")} hint={t("split.says", { name: ticket.requester?.name ?? "" })}>
        <div className={css.chosen}>
          {pages.hasMore && (
            <Button size="small" busy={pages.isFetching} onClick={pages.more}>
              {t("earlier")}
            </Button>
          )}
          {entries.map((entry) => (
            <Checkbox
              key={entry.id}
              label={short(entry.body)}
              hint={[
                t(entry.kind === "note" ? "split.note" : "split.reply"),
                entry.author?.name ?? t("the_desk"),
                time.moment(entry.at),
              ].join(" · ")}
              checked={chosen.includes(entry.id)}
              onChange={(on) => toggle(entry.id, on)}
            />
          ))}
        </div>
      </ChoiceSet>
      <DialogEnd>
        <Button onClick={onClose}>{ui("cancel")}</Button>
        <Button kind="primary" disabled={!ready} busy={busy} onClick={() => void submit()}>
          {t("split.button", { n: chosen.length })}
        </Button>
      </DialogEnd>
    </>
  );
}
