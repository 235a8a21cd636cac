import { call as send, isRefusal } from "../../platform/client.ts";
import { forget } from "../../platform/queries.ts";
import { say } from "../../platform/i18n.ts";
import { toast } from "../../ui/toast.tsx";
import type { Call } from "./call-context.ts";
import type { Saver } from "./saver.ts";
import { keepContact, type TicketWords } from "./savers.ts";

/**
 * Makes the call about a ticket from before. The words written for a new one go into the note, so that the empty ticket can
 * be dropped and nothing is lost; undoing brings ticket and words back.
 */
export async function takeTicket(call: Call, id: string, saver: Saver<TicketWords>): Promise<void> {
  const { contact, own, words, note, ticket } = call;
  const { subject, description } = words;
  const before = note.text;
  const written = own ? [subject, description].map((text) => text.trim()).filter(Boolean) : [];
  const wordsBack = () => {
    if (written.length === 0) return;
    note.setText(before);
    saver.set({ subject, description }, 0);
  };
  if (written.length > 0) {
    note.setText([before, ...written].filter(Boolean).join("\n"));
    saver.set({ subject: "", description: "" }, 0);
  }
  try {
    if (!(await call.saving.flush())) throw saver.read().error ?? new Error("not saved");
    await about(contact.id, id);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    wordsBack();
    toast.refused(error.message);
    return;
  }
  if (!own || !ticket) return;
  toast.told(say("call", "take.done"), {
    label: say("call", "take.undo"),
    run: () =>
      void about(contact.id, ticket.id).then(wordsBack, (error: unknown) => {
        toast.refused((error as Error).message);
      }),
  });
}

async function about(contactId: string, ticket: string): Promise<void> {
  const contact = await send("PATCH /contacts/{id}", { params: { id: contactId }, body: { ticket } });
  keepContact(contact);
  await forget("GET /tickets/{id}", { params: { id: ticket } });
}
