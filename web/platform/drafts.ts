import { useEffect, useState, useSyncExternalStore } from "react";
import { keeperOf } from "./draft-keeper.ts";
import type { DraftState } from "./draft-words.ts";

export type { DraftState };

export interface Draft {
  text: string;
  setText(text: string): void;
  /** Shows words to begin with where nothing is kept, which is read once more before. They are kept only once somebody changes them. */
  begin(words: string): Promise<void>;
  state: DraftState;
  /** Saves now instead of within a second. */
  flush(): void;
  /** After sending: forgets the text here and on the server. */
  clear(): void;
}

/**
 * A text that survives: kept on the server within a second, on leaving the field and on leaving the page, and there again when
 * its owner returns. `key` is the screen's own, such as `reply:<ticket id>`. `form`: it holds the answers of a form, and is no prose.
 */
export function useDraft(key: string, initial = "", { form = false }: { form?: boolean } = {}): Draft {
  const [kept, keepOther] = useState(() => keeperOf(key, initial, form));
  const keeper = kept.key === key ? kept : keeperOf(key, initial, form);
  // `initial` only fills the first showing of a key.
  if (keeper !== kept) keepOther(keeper);
  const { text, state } = useSyncExternalStore(keeper.watch, keeper.shown);
  useEffect(() => keeper.open(), [keeper]);
  return { text, state, setText: keeper.setText, begin: keeper.begin, flush: keeper.flush, clear: keeper.clear };
}
