import { useRef, useState } from "react";
import type { RequestType } from "../../../contract/catalog.ts";
import { call, fieldErrors, isRefusal } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo } from "../../platform/place.tsx";
import { forget } from "../../platform/queries.ts";
import { rememberOpened } from "./just-opened.ts";
import { answersOf, whatIsMissing, type RequestDraft } from "./request-draft.ts";

/** Sends a request once, and leads to its ticket. What is wrong stands at its field: `wrong["fields/since"]`. */
export function useSendRequest(type: RequestType | null, attachments: string[], sent: () => void) {
  const t = useWords("portal");
  const go = useGo();
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  // State is a moment late for a second press; this is not.
  const underWay = useRef(false);
  const fields = type?.fields ?? [];

  /** Which fields can show an error of their own; the rest is said above the button. */
  const onScreen = (pointer: string) =>
    pointer === "subject" || pointer === "description" || fields.some(({ key }) => pointer === `fields/${key}`);
  const missingIn = (draft: RequestDraft) =>
    Object.fromEntries(
      Object.entries(whatIsMissing(draft, fields)).map(([pointer, code]) => {
        const kind = fields.find(({ key }) => pointer === `fields/${key}`)?.kind;
        return [pointer, t(code === "required" && (kind === "choice" || kind === "yes_no") ? "field.choose" : `field.${code}`)];
      }),
    );

  /** Answers the first field that is wrong, or null. */
  async function send(draft: RequestDraft): Promise<string | null> {
    if (underWay.current) return null;
    setRefused(null);
    const missing = missingIn(draft);
    setWrong(missing);
    const [first] = Object.keys(missing);
    if (first) return first;
    underWay.current = true;
    setSending(true);
    try {
      const { number } = await call("POST /tickets", {
        body: {
          subject: draft.subject.trim(),
          description: draft.description.trim(),
          channel: "web",
          attachments,
          ...(type && { request_type: type.key, fields: answersOf(draft, fields) }),
        },
      });
      sent();
      rememberOpened(number);
      void forget("GET /tickets");
      go(paths.portalTicket(number), { replace: true });
      return null;
    } catch (error) {
      underWay.current = false;
      setSending(false);
      const told = Object.entries(fieldErrors(error));
      const here = told.filter(([pointer]) => onScreen(pointer));
      setWrong(Object.fromEntries(here));
      const elsewhere = told.find(([pointer]) => !onScreen(pointer))?.[1];
      if (here.length === 0) setRefused(elsewhere ?? (isRefusal(error) ? error.message : String(error)));
      return here[0]?.[0] ?? null;
    }
  }

  /** The field is being mended. */
  const right = (pointer: string) => {
    if (pointer in wrong) setWrong(({ [pointer]: _, ...rest }) => rest);
  };
  return { send, sending, wrong, right, refused };
}
