import { useSyncExternalStore } from "react";

const narrow = typeof matchMedia === "function" ? matchMedia("(max-width: 760px)") : null;
const watch = (tell: () => void) => {
  narrow?.addEventListener("change", tell);
  return () => narrow?.removeEventListener("change", tell);
};

/** There is no room for a table. */
export const useNarrow = (): boolean => useSyncExternalStore(watch, () => narrow?.matches ?? false);
