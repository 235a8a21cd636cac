import { useState } from "react";
import type { Answer } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { keep, useAsk, useTell } from "../../../platform/queries.ts";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { toast } from "../../../ui/toast.tsx";

/** What I sign with, in both languages. */
export function Signature() {
  const t = useWords("ready");
  const reading = useAsk("GET /signature");
  return (
    <Section title={t("signature")} lead={t("signature.lead", { open: "{{", close: "}}" })}>
      <Reading of={reading}>{(signature) => <Fields kept={signature} />}</Reading>
    </Section>
  );
}

function Fields({ kept }: { kept: Answer<"GET /signature"> }) {
  const t = useWords("ready");
  const ui = useWords("ui");
  const [words, set] = useState(kept);
  const save = useTell("PUT /signature", {
    done: (after) => {
      keep("GET /signature", {}, after);
      toast.told(t("signature.kept"));
    },
  });
  return (
    <Stack gap={3}>
      {(["en", "nb"] as const).map((language) => (
        <TextArea
          key={language}
          label={t(`words.${language}`)}
          lang={language}
          optional
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={words[language]}
          onChange={(text) => set({ ...words, [language]: text })}
        />
      ))}
      <div>
        <Button busy={save.isPending} disabled={words.en === kept.en && words.nb === kept.nb} onClick={() => save.mutate({ body: words })}>
          {ui("save")}
        </Button>
      </div>
    </Stack>
  );
}
