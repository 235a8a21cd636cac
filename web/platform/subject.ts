import { say } from "./i18n.ts";

/** What a ticket is called: one that a call has begun may have no subject yet. */
export const subjectOf = ({ subject }: { subject: string }): string => subject || say("ui", "no_subject");
