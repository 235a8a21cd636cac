import { useEffect, useRef, useState } from "react";
import { usePlace, useSetSearch } from "../../platform/place.tsx";
import type { PeopleSearch } from "./listed.ts";

/** The address holds what is looked for; the field is ahead of it by a moment, so that typing costs no reading per key. */
export function useWordsInAddress(): [string, (words: string) => void] {
  const { search } = usePlace<PeopleSearch>();
  const setSearch = useSetSearch<PeopleSearch>();
  const inAddress = search.q ?? "";
  const [words, setWords] = useState(inAddress);
  const written = useRef(inAddress);
  useEffect(() => {
    // Changed by going back, or by a link.
    if (inAddress === written.current) return;
    written.current = inAddress;
    setWords(inAddress);
  }, [inAddress]);
  useEffect(() => {
    if (words.trim() === written.current) return;
    const timer = setTimeout(() => {
      written.current = words.trim();
      setSearch({ q: words.trim() || null });
    }, 150);
    return () => clearTimeout(timer);
  }, [words, setSearch]);
  return [words, setWords];
}
