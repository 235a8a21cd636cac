import { useLayoutEffect, type FocusEvent } from "react";

interface Place {
  field: string;
  start: number | null;
  end: number | null;
}
const places = new Map<string, Place>();
type TextField = HTMLInputElement | HTMLTextAreaElement;
const isText = (element: Element | null): element is TextField =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === "text");

function remember(contactId: string, element: Element | null): void {
  const field = element instanceof HTMLElement ? element.dataset["field"] : undefined;
  if (field)
    places.set(contactId, {
      field,
      start: isText(element) ? element.selectionStart : null,
      end: isText(element) ? element.selectionEnd : null,
    });
}

/** Each call keeps its place: who comes back to it finds the cursor where it was. */
export function useFocusMemory(contactId: string, first: string): { onBlur: (event: FocusEvent) => void } {
  useLayoutEffect(() => {
    const place = places.get(contactId);
    const element = document.querySelector<HTMLElement>(`[data-field="${place?.field ?? first}"]`);
    element?.focus();
    if (place && isText(element) && place.start !== null) element.setSelectionRange(place.start, place.end);
    // A field that goes with its screen is not blurred first.
    return () => remember(contactId, document.activeElement);
    // Once, when the call comes onto the screen.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [contactId]);
  return { onBlur: ({ target }) => remember(contactId, target) };
}
