import { useState } from "react";
import { call as send, fieldErrors, isRefusal, type CallOptions, type Refusal } from "../../platform/client.ts";
import { forget } from "../../platform/queries.ts";
import { toast } from "../../ui/toast.tsx";
import { focusOn, type Call } from "./call-context.ts";
import { keepContact } from "./savers.ts";

export type Ending = CallOptions<"POST /contacts/{id}/endings">["body"];

/** The note becomes a note of the ticket. True: there is nothing left to keep. */
export async function postNote({ contact, note }: Pick<Call, "contact" | "note">): Promise<boolean> {
  const body = note.text.trim();
  if (!body) return true;
  try {
    if (contact.ticket) await send("POST /tickets/{id}/notes", { params: { id: contact.ticket.id }, body: { body } });
    else
      await send("PATCH /contacts/{id}", { params: { id: contact.id }, body: { note: [contact.note, body].filter(Boolean).join("\n") } });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    toast.refused(error.message);
    return false;
  }
  note.clear();
  if (contact.ticket) void forget("GET /tickets/{id}/timeline", { params: { id: contact.ticket.id } });
  return true;
}

const closing = 50;
const withTicket = (ending: Ending) => ending.outcome === "solved" || ending.outcome === "handed_up" || ending.outcome === "kept_working";

/** What a technician noted goes where the call goes: onto its ticket, or onto the contact when there is none. */
async function settleNote(call: Call, ending: Ending): Promise<boolean> {
  const { contact, note, person, own, words } = call;
  if (withTicket(ending)) {
    // A call that will be refused keeps its note in the field.
    const complete = person !== null && (!own || words.subject.trim() !== "");
    return complete ? postNote(call) : true;
  }
  if (!note.text.trim()) return true;
  await send("PATCH /contacts/{id}", { params: { id: contact.id }, body: { note: note.text } });
  note.clear();
  return true;
}

/** Ends the call. A refusal about who or what is shown at that field, with the focus in it; others come back to the caller. */
export function useEndCall(call: Call) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const refused = (error: Refusal): void => {
    const { person, subject, ...others } = fieldErrors(error);
    if (!person && !subject) return setRefusal(error);
    call.setRefused({ ...(person && { who: person }), ...(subject && { subject }) });
    // What covers the fields closes first, and gives the focus back to where it came from.
    setTimeout(() => focusOn(person ? "who" : "subject"), closing);
    if (Object.keys(others).length > 0) setRefusal(error);
  };

  /** True: the call has ended. */
  const end = async (ending: Ending): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setRefusal(null);
    try {
      if (!(await call.saving.flush()) || !(await settleNote(call, ending))) return false;
      const contact = await send("POST /contacts/{id}/endings", { params: { id: call.contact.id }, body: ending });
      call.solution.clear();
      // What the wrap-up says of the ticket is what the ending made of it.
      if (contact.ticket) await forget("GET /tickets/{id}", { params: { id: contact.ticket.id } });
      keepContact(contact);
      void forget("GET /tickets");
      void forget("GET /queues");
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { end, busy, refusal, forgive: () => setRefusal(null) };
}
