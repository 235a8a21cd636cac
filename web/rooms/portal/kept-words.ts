import { useCallback, useState } from "react";
import { mine } from "../../platform/kept-here.ts";

const place = () => mine("portal", "words");

function recall(): string {
  try {
    return sessionStorage.getItem(place()) ?? "";
  } catch {
    return "";
  }
}

/** Words in the field of the start page: still there after a look at something else, or a reload. */
export function useKeptWords(): [string, (words: string) => void] {
  const [words, show] = useState(recall);
  const set = useCallback((next: string) => {
    show(next);
    try {
      if (next) sessionStorage.setItem(place(), next);
      else sessionStorage.removeItem(place());
    } catch {
      // Storage may be forbidden; the words then live as long as the page.
    }
  }, []);
  return [words, set];
}
