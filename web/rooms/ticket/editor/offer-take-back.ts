import { call, isRefusal } from "../../../platform/client.ts";
import { say } from "../../../platform/i18n.ts";
import { toast } from "../../../ui/toast.tsx";
import { given, readAnew } from "../find-ticket.ts";

/** For some seconds a reply can be taken back, before its mail leaves: `giveBack` gets its words and the ids of its files, so that nobody types or adds them again. */
export function offerTakeBack(number: number, reply: string, giveBack: (body: string, files: readonly string[]) => void): void {
  const takeBack = async () => {
    try {
      const params = { ...given(number).params, reply };
      const { body, attachments } = await call("POST /tickets/{id}/replies/{reply}/cancellations", { params });
      giveBack(body, attachments);
      readAnew(number);
      toast.told(say("ticket", attachments.length > 0 ? "taken_back_files" : "taken_back"));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast.refused(error.message);
    }
  };
  toast.told(say("ticket", "reply_sent"), { label: say("ticket", "take_back"), run: () => void takeBack() });
}
