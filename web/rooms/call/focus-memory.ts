import { useLayoutEffect, type FocusEvent } from "react";

interface Place {
  field: string;
  start: number | null;
  end: number | null;
}
const places = new Map<string, Place>();
type TextField = HTMLInputElement | HTMLTextAreaElement;
const isText = (element: Element | null): element is TextField => element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === "text");

/** Each call keeps its place: who comes back to it finds the cursor where it was. */
export function useFocusMemory(contactId: string, first: string): { onBlur: (event: FocusEvent) => void } {
  useLayoutEffect(() => {
    const place = places.get(contactId);
    const wanted = place?.field ?? first;
    const element = document.querySelector<HTMLElement>(`[data-field="${wanted}"]`);
    element?.focus();
    if (place && isText(element) && place.start !== null) element.setSelectionRange(place.start, place.end);
    // Once, when the call comes onto the screen.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [contactId]);
  return {
    onBlur({ target }) {
      const field = target instanceof HTMLElement ? target.dataset["field"] : undefined;
      if (field) places.set(contactId, { field, start: isText(target) ? target.selectionStart : null, end: isText(target) ? target.selectionEnd : null });
    },
  };
}
