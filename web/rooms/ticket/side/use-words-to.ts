import { useEffect, useRef, useState } from "react";
import type { SideConversation } from "../../../../contract/side.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useDraft } from "../../../platform/drafts.ts";
import { useAskPages } from "../../../platform/queries.ts";
import { useUploads } from "../../../platform/uploads/use-uploads.ts";
import { useLeaveWords } from "../editor/leave-words.ts";
import { offerSideBack } from "../editor/offer-take-back.ts";
import { together } from "../editor/use-editor.ts";
import { given, timelinePage } from "../find-ticket.ts";

/** Files that the requester sees, by which the vendor may be helped: none goes along unless it is chosen. */
function useTicketFiles(ticket: Ticket) {
  const { items } = useAskPages("GET /tickets/{id}/timeline", { ...given(ticket.number), query: timelinePage });
  return items.flatMap((entry) => (entry.kind === "reply" || entry.kind === "description" ? entry.attachments : [])).toReversed();
}

/** An unsent text to a vendor, with what goes along: kept by `key` like every draft. */
export function useWordsTo(ticket: Ticket, key: string) {
  const draft = useDraft(key);
  const leaveWords = useLeaveWords(ticket);
  const uploads = useUploads(key);
  const files = useTicketFiles(ticket);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [wait, setWait] = useState(ticket.status !== "resolved" && ticket.status !== "closed");
  const latest = useRef(draft);
  const here = useRef(true);
  useEffect(() => {
    latest.current = draft;
  });
  useEffect(() => {
    here.current = true;
    return () => void (here.current = false);
  }, []);
  const body = draft.text.trim();
  return {
    key,
    draft,
    uploads,
    files,
    chosen,
    toggle: (id: string, on: boolean) => choose(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id))),
    wait,
    setWait,
    ready: body !== "" && uploads.ready,
    /** As the API takes it. */
    given: { body, wait, attachments: uploads.ids, ticket_files: [...chosen] },
    /** It left, as the newest message of `side`; for some seconds it can be taken back, and is what was typed again. */
    sent(side: SideConversation, also: () => void = () => {}) {
      draft.clear();
      uploads.attached();
      choose(new Set());
      const message = side.messages.findLast(({ author }) => author !== null);
      if (!message) return;
      offerSideBack(ticket.number, side.id, message.id, (taken) => {
        if (here.current) latest.current.setText(together(taken.body, latest.current.text));
        else void leaveWords(key, taken.body);
        const files = message.attachments.map((file) => ({ upload: file.id, name: file.name, size: file.size, preview: file.preview }));
        uploads.giveBack(files.filter(({ upload }) => taken.attachments.includes(upload)));
        also();
      });
    },
  };
}
export type WordsTo = ReturnType<typeof useWordsTo>;
