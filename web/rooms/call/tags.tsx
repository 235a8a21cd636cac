import { useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { TextInput } from "../../ui/text-input.tsx";
import { useCall } from "./call-context.ts";
import { tagsIn } from "./wording.ts";

/** The ticket's tags as a line of words. */
export function Tags() {
  const t = useWords("call");
  const { words, change } = useCall();
  const [typed, type] = useState<string | null>(null);
  return (
    <TextInput
      label={t("wrap.tags")}
      hint={t("wrap.tags_hint")}
      optional
      value={typed ?? words.tags.join(", ")}
      onChange={(text) => {
        type(text);
        change({ tags: tagsIn(text) });
      }}
      onBlur={() => type(null)}
      autoComplete="off"
    />
  );
}
