const words =
  "forwarded message|begin forwarded message|videresendt melding|videresendt e-post|start på videresendt e-post|start på videresendt melding|" +
  "videresendt meddelelse|start på videresendt besked|vidarebefordrat brev|vidarebefordrat meddelande|påbörjat vidarebefordrat brev|weitergeleitete nachricht|" +
  "anfang der weitergeleiteten nachricht|doorgestuurd bericht|begin doorgestuurd bericht|message transféré|forwarded by .{1,60}|vidaresend melding";
const forwarded = new RegExp(`^[-*_\\s]{0,40}(?:${words})\\s?:?[-*_\\s]{0,40}$`, "i");
const prefix = /^\s*(?:\[[^\]]{1,60}\]\s*)?(?:fwd?|vs|videresendt|vb|vl|wg|doorst|doorgestuurd|tr|rv)\s?:/i;

/** The line under which Gmail, Apple Mail and Thunderbird put what is passed on. */
export const isForwardLine = (text: string): boolean => text.length > 10 && text.length < 120 && forwarded.test(text);

/** Whether a subject says that something is passed on (`FW:`, `VS:`), not answered. `VS` answers in Finnish; here it is Norwegian. */
export const isForwardSubject = (subject: string): boolean => prefix.test(subject.slice(0, 200));
