import { call, isRefusal } from "../../../platform/client.ts";
import { say } from "../../../platform/i18n.ts";
import { toast } from "../../../ui/toast.tsx";
import { given, readAnew } from "../find-ticket.ts";

/** What was taken back: its words and the ids of its files, so that nobody types or adds them again. */
interface Taken {
  body: string;
  attachments: readonly string[];
}

/** For some seconds a reply can be taken back, before its mail leaves. */
export const offerTakeBack = (number: number, reply: string, giveBack: (taken: Taken) => void): void =>
  offer(number, "reply_sent", giveBack, () =>
    call("POST /tickets/{id}/replies/{reply}/cancellations", { params: { ...given(number).params, reply } }),
  );

/** As `offerTakeBack`, of a message to a vendor. */
export const offerSideBack = (number: number, side: string, message: string, giveBack: (taken: Taken) => void): void =>
  offer(number, "side.sent", giveBack, () =>
    call("POST /tickets/{id}/side-conversations/{side}/messages/{message}/cancellations", {
      params: { ...given(number).params, side, message },
    }),
  );

function offer(number: number, sent: "reply_sent" | "side.sent", giveBack: (taken: Taken) => void, cancel: () => Promise<Taken>): void {
  const takeBack = async () => {
    try {
      const taken = await cancel();
      giveBack(taken);
      readAnew(number);
      toast.told(say("ticket", taken.attachments.length > 0 ? "taken_back_files" : "taken_back"));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast.refused(error.message);
    }
  };
  toast.told(say("ticket", sent), { label: say("ticket", "take_back"), run: () => void takeBack() });
}
