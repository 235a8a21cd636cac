import { useEffect, useRef, useState } from "react";
import type { Ticket } from "../../../../contract/tickets.ts";
import { useDraft, type Draft } from "../../../platform/drafts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useGo } from "../../../platform/place.tsx";
import { useMe } from "../../../platform/session.tsx";
import type { ReturnedFile } from "../../../platform/uploads/queue.ts";
import { useUploads, type Uploads } from "../../../platform/uploads/use-uploads.ts";
import { toast } from "../../../ui/toast.tsx";
import { readAnew } from "../find-ticket.ts";
import { useLeaveWords } from "./leave-words.ts";
import { useSharedDraft, type Leaving } from "./use-shared-draft.ts";
import { repliesIn, type useMeanwhile } from "./meanwhile.ts";
import { offerTakeBack } from "./offer-take-back.ts";
import { sendLater, sendMessage, type Way } from "./send.ts";

export type Mode = "reply" | "note";

/** A text that comes back unsent, with its files. */
export interface Returned {
  body: string;
  files: readonly ReturnedFile[];
}

/** What was typed while a message was on its way comes after it when it returns. */
export const together = (returned: string, typed: string): string => (typed.trim() ? `${returned}\n\n${typed}` : returned);

/** The two unsent texts of a ticket, which of them is open, and sending. A text whose sending failed is there again. */
export function useEditor(ticket: Ticket, first: Mode) {
  const t = useWords("ticket");
  const me = useMe();
  const go = useGo();
  const [mode, setMode] = useState<Mode>(first);
  const own = useDraft(`reply:${ticket.id}`);
  const { shared, draft: common, leave } = useSharedDraft(ticket, own);
  const drafts: Record<Mode, Draft> = { reply: common ?? own, note: useDraft(`note:${ticket.id}`) };
  const uploads: Record<Mode, Uploads> = { reply: useUploads(`reply:${ticket.id}`), note: useUploads(`note:${ticket.id}`) };
  // What comes back is nobody else's.
  const mine: Record<Mode, Draft> = { reply: own, note: drafts.note };
  const latest = useRef(mine);
  const here = useRef(true);
  useEffect(() => {
    latest.current = mine;
  });
  useEffect(() => {
    here.current = true;
    return () => void (here.current = false);
  }, []);

  const leaveWords = useLeaveWords(ticket);
  const giveBack = (to: Mode, body: string) => {
    if (here.current) return latest.current[to].setText(together(body, latest.current[to].text));
    // The person is at another ticket by now: the text waits among the drafts of this one.
    void leaveWords(`${to}:${ticket.id}`, body);
  };
  const [refused, setRefused] = useState<string | null>(null);
  const returned = ({ body, files }: Returned) => {
    giveBack("reply", body);
    uploads.reply.giveBack(files);
  };
  const send = async (way: Way, { seen, met, sent }: Pick<ReturnType<typeof useMeanwhile>, "seen" | "met" | "sent">, at?: string) => {
    const from: Mode = way === "note" ? "note" : "reply";
    const { ready, ids, files, attached } = uploads[from];
    if (!drafts[from].text.trim() || !ready) return;
    setRefused(null);
    let shared: Leaving | null = null;
    if (from === "reply" && common) {
      shared = await leave();
      // It is not kept yet, and says so, or its writer is being asked.
      if (!shared) return;
    }
    const body = (shared?.body ?? drafts[from].text).trim();
    if (!shared) drafts[from].clear();
    try {
      const out = { body, seen, attachments: ids, shared_version: shared?.version };
      const reply = at ? await sendLater(ticket, way, out, at) : await sendMessage(ticket, me, way, out);
      attached();
      const returned = files.flatMap(({ upload, name, size, preview }) => (upload ? { upload, name, size, preview } : []));
      if (reply)
        offerTakeBack(ticket.number, reply, (taken) => {
          giveBack("reply", taken.body);
          uploads.reply.giveBack(returned.filter(({ upload }) => taken.attachments.includes(upload)));
        });
      if (from === "reply") {
        shared?.sent();
        sent();
      }
    } catch (error) {
      if (!shared) giveBack(from, body);
      else if (shared.failed(error)) return;
      const theirs = repliesIn(error);
      if (theirs.length > 0) readAnew(ticket.number);
      if (theirs.length > 0 && here.current) return met(theirs);
      const words = error instanceof Error ? error.message : "";
      if (here.current) setRefused(words);
      else
        toast.refused(t("send_failed", { number: ticket.number, why: words }), {
          label: t("send_failed.open"),
          run: () => go(paths.ticket(ticket.number)),
        });
    }
  };
  return { mode, setMode, shared, own, drafts, uploads, send, giveBack, returned, refused };
}
