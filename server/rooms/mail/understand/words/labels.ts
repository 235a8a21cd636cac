/** The lines of a quoted head, by the language of the client that writes them. */
export type Label = "from" | "date" | "to" | "cc" | "subject";

const words: Record<Label, string> = {
  from: "from fra von från de van da od от lähettäjä frå от",
  date: "date sent sendt dato gesendet datum skickat envoyé verzonden inviato enviado дата отправлено lähetetty",
  to: "to til an till à aan para кому vastaanottaja",
  cc: "cc kopi kopia kopie bcc",
  subject: "subject emne betreff ämne objet onderwerp oggetto asunto тема aihe tittel",
};

const byWord = new Map<string, Label>();
for (const label of Object.keys(words) as Label[]) for (const word of words[label].split(" ")) byWord.set(word, label);

export interface Head {
  label: Label;
  value: string;
}

/** Reads `From: somebody`, also `*From:* somebody` as plain parts of HTML mails have it. */
export function readLabel(text: string): Head | null {
  const found = /^[*\s]{0,4}(\p{L}{1,12})\*?\s?:\*?(.*)$/u.exec(text.slice(0, 1000));
  const label = byWord.get((found?.[1] ?? "").toLowerCase());
  return found && label ? { label, value: (found[2] ?? "").replace(/^[\s|]{1,9}/, "").trim() } : null;
}
