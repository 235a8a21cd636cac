/** The element of a field, by the pointer that errors use: `subject`, `fields/since`. */
export const fieldId = (pointer: string): string => `request-${pointer.replaceAll("/", "-")}`;
