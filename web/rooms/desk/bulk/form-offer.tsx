import { useState } from "react";
import { useTechnicians } from "../../../platform/away/use-technicians.tsx";
import { useDraft } from "../../../platform/drafts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useMe } from "../../../platform/session.tsx";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import type { Chosen, Errors, Form } from "./form.ts";
import { notesLeft, readNotes } from "./offer-notes.ts";
import { subjectOf } from "../../../platform/subject.ts";

/** More than these nobody writes notes on one by one. */
const mostNoted = 30;

/** Who is asked to take them, and what they need to know: of all, or of one. */
export function useOffer(errors: Errors, rows: readonly Chosen[]): Form {
  const t = useWords("bulk");
  const me = useMe();
  const find = useTechnicians();
  const [to, setTo] = useState<Option | null>(null);
  const note = useDraft("bulk:offer");
  // Of each ticket by its id; kept as they are typed, like the note to all.
  const kept = useDraft("bulk:offer-notes", "", { form: true });
  const own = readNotes(kept.text);
  const chosen = new Set(rows.map(({ id }) => id));
  const notes = Object.fromEntries(Object.entries(own).filter(([id, words]) => chosen.has(id) && words.trim() !== ""));
  return {
    change: to && { act: "offer", technician: to.value, note: note.text.trim() || null, notes },
    done: () => {
      note.clear();
      const left = notesLeft(own, chosen);
      if (left === "") kept.clear();
      else kept.setText(left);
    },
    fields: (
      <>
        <Combo
          label={t("offer.to")}
          hint={t("offer.hint")}
          value={to}
          onChange={setTo}
          find={async (words) => (await find(words)).filter(({ value }) => value !== me.id)}
          error={errors["change/technician"] ?? null}
          autoFocus
        />
        <TextArea label={t("offer.note")} hint={t("note.hint")} optional value={note.text} onChange={note.setText} minRows={2} />
        {rows.length > 0 && rows.length <= mostNoted && (
          <Fold title={t("offer.notes")} detail={t("offer.notes_hint")}>
            <Stack gap={3}>
              {rows.map(({ id, number, subject }) => (
                <TextArea
                  key={id}
                  label={`#${number} ${subjectOf({ subject })}`}
                  value={own[id] ?? ""}
                  onChange={(words) => kept.setText(JSON.stringify({ ...own, [id]: words }))}
                  minRows={1}
                />
              ))}
            </Stack>
          </Fold>
        )}
      </>
    ),
  };
}
