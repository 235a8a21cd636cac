import type { FormField } from "../../../../contract/forms.ts";

/**
 * Names what is typed into the form of a ticket. Another request type, or another reader of one of its questions, is another form: what
 * somebody began for technicians alone does not stand under a question that everybody is asked. Pure.
 */
export const formName = (ticketId: string, typeId: string, fields: readonly Pick<FormField, "key" | "internal">[]): string =>
  ["form", ticketId, typeId, ...fields.flatMap(({ key, internal }) => (internal ? [key] : []))].join(".");
