import { useMemo } from "react";
import { useDraft, type DraftState } from "../../platform/drafts.ts";
import { draftKeys } from "./draft-keys.ts";

/** What is typed of somebody nobody has registered yet. */
export interface NewPerson {
  name: string;
  email: string;
  phone: string;
  organization: { value: string; label: string } | null;
}

export interface WhoTyped {
  /** null: the field shows who it is. */
  words: string | null;
  person: NewPerson | null;
}

export interface WhoDraft {
  typed: WhoTyped;
  type: (change: Partial<WhoTyped>) => void;
  state: DraftState;
  flush: () => void;
}

const nobody: WhoTyped = { words: null, person: null };

function read(text: string): WhoTyped {
  if (!text) return nobody;
  try {
    return { ...nobody, ...(JSON.parse(text) as Partial<WhoTyped>) };
  } catch {
    return nobody;
  }
}

/** What is typed below "Who is it?" and leads to nobody yet; a reload shows it again. */
export function useWhoDraft(contactId: string): WhoDraft {
  const { text, setText, state, flush } = useDraft(draftKeys(contactId).who, "", { form: true });
  return useMemo(() => {
    const typed = read(text);
    return {
      typed,
      state,
      flush,
      type: (change) => {
        const next = { ...typed, ...change };
        setText(next.words || next.person ? JSON.stringify(next) : "");
      },
    };
  }, [text, setText, state, flush]);
}

/** What was typed goes where it belongs: an address, a number or a name. Pure. */
export function beginPerson(words: string, callerNumber: string | null): NewPerson {
  const text = words.trim();
  const isMail = text.includes("@");
  const isNumber = /^\+?[\d\s().-]+$/.test(text);
  return {
    name: isMail || isNumber ? "" : text,
    email: isMail ? text : "",
    phone: isNumber ? text : (callerNumber ?? ""),
    organization: null,
  };
}
