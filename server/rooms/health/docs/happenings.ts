import { html, words, type Html } from "./html.ts";

/** What happens to a ticket, as the stream, the timeline and the audit trail name it: a test holds them against the sources. */
export const happenings: Record<string, [what: string, data: string]> = {
  "ticket.opened": ["It was opened", "`channel`, `team`, `tier`"],
  "ticket.changed": ["Facts of it were changed", "`changes`: for each fact `from` and `to`"],
  "ticket.assigned": ["Somebody else has it", "`from`, `to`, `by`"],
  "ticket.waiting": ["It waits", "`reason`, `until`"],
  "ticket.resumed": ["It waits no more", "`automatic`: true when the time was over"],
  "ticket.handed_up": ["It went to a higher tier", "`from`, `to`, `tier`, `path`, `reason`, `question`, `team_id`"],
  "ticket.handed_down": ["It went to a lower tier", "as above"],
  "ticket.handed_over": ["It went to another team of the same tier", "as above"],
  "ticket.bounced": ["It was sent back", "`from`, `to`, `tier`, `reason`, `person_id`"],
  "ticket.accepted": ["Somebody took it", "`name`, `team`, `offered`, `after_seconds`"],
  "ticket.offered": ["It was offered to somebody", "`to`, `person_id`"],
  "ticket.declined": ["An offer was declined", "`name`, `reason`, `person_id`"],
  "ticket.noticed": ["Leads or managers were told", "`to`, `reason`, `names`"],
  "ticket.resolved": ["It was solved", "`team`, `tier`, `first_contact`"],
  "ticket.confirmed": ["The solution was confirmed", "`on_behalf`: a technician did, on the requester's word"],
  "ticket.reopened": ["It was opened again", "`reason`, when a technician did; a requester's is a reply"],
  "ticket.closed": ["It was closed without a confirmation", "`automatic`: true after seven quiet days"],
  "ticket.made_confidential": ["It is for its team, its assignee, its requester and who is let in alone", "nothing"],
  "ticket.opened_to_desk": ["It is no longer confidential", "nothing"],
  "ticket.reader_let_in": ["A technician may see it who would not otherwise", "`name`, `person_id`"],
  "ticket.reader_let_out": ["Who was let in sees it no longer, unless they do so anyway", "`name`, `person_id`"],
  "ticket.watched": ["Somebody follows it", "`name`, `person_id`"],
  "ticket.unwatched": ["Somebody follows it no more", "`person_id`"],
  "ticket.time_logged": ["Work time was logged", "`minutes`, `source`: typed, stopwatch or contact"],
  "ticket.mail_failed": [
    "A mail about it did not reach its reader",
    "`name`, `address`, `kind`, `how`: failed, expired or bounced, `said`",
  ],
  "ticket.receipt_not_sent": ["Its requester had no receipt: the address has had enough for now", "`name`, `address`, `person_id`"],
  "ticket.answers_paused": ["Its sender writes too fast: nothing answers them by itself for an hour", "`address`, `mailbox`, `until`"],
  "ticket.reply_taken_back": ["Whoever had just written a reply took it back before its mail left", ""],
  "ticket.reply_scheduled": ["A reply was written that leaves later, or its time was changed", "`at`"],
  "ticket.reply_unscheduled": ["A reply that was to leave later was stopped before", ""],
  "ticket.reply_held": ["A reply that was to leave later waits for its author", "`person_id`, `why`: replied or refused"],
  "ticket.side_started": ["Somebody wrote to a vendor, in a side conversation", "`side_id`, `name`, `address`"],
  "ticket.side_written": ["Somebody wrote to that vendor again", "as above"],
  "ticket.side_answered": [
    "An answer of a vendor came",
    "`side_id`, `name`, `address`, `person_id`: who wrote to them first, `automatic`: a machine wrote it, `mail_id`",
  ],
  "ticket.side_taken_back": ["Whoever had just written to a vendor took it back before its mail left", "`side_id`, `name`, `address`"],
  "ticket.side_closed": ["A side conversation was called done", "as above"],
  "ticket.side_reopened": ["It was opened again: by somebody, or by an answer that came", "as above"],
  "ticket.macro_run": ["A macro was run on it; what it did stands in facts of its own", "`macro_id`, `name`"],
  "ticket.discarded": ["It was about nothing, and was dropped", ""],
  "ticket.restored": ["It was about something after all", ""],
  "ticket.mail_held": ["A message that names it waits for a decision", "`mail_id`, `from`, `reasons`"],
  "ticket.mail_moved": ["A message went from one ticket to another", "`from`, `to`: their numbers"],
  "ticket.checklist_added": ["A checklist was added to it", "`checklist_id`, `name`"],
  "ticket.checklist_removed": ["A checklist was taken off it", "as above"],
  "ticket.step_done": ["A step of a checklist was ticked", "`checklist_id`, `item_id`, `name`, `text`"],
  "ticket.step_open": ["A step of a checklist was unticked", "as above"],
  "ticket.promised": ["Somebody promised something", "`promise_id`, `what`, `words`, `at`, `person_id`, `name`"],
  "ticket.promise_moved": ["What was promised has another time", "as above, and `from`, `reason`"],
  "ticket.promise_kept": ["What was promised was done", "as above, and `late`: true when it was done too late"],
  "ticket.promise_broken": ["What was promised was not done in time", "`promise_id`, `what`, `words`, `at`, `person_id`"],
  "ticket.promise_withdrawn": ["A promise was taken back", "as above, and `reason`"],
  "ticket.linked": ["It was linked to another ticket, which the fact does not name", "`link_id`, `kind`"],
  "ticket.unlinked": ["A link was taken away", "as above"],
  "ticket.split": [
    "Entries left one ticket and opened another; told in both",
    "`from`, `into`: their numbers; where they left, `into_id` and `entries`",
  ],
  "ticket.split_undone": ["They came back; told in both", "as above, and `split_id`"],
  "ticket.merged": ["One ticket was merged into another; told in both", "`merge_id`, `from`, `into`: their numbers"],
  "ticket.merge_undone": ["A merged ticket was taken out again; told in both", "as above"],
  "ticket.merged_answered": ["Somebody wrote in a ticket that is read through this one", "`from`: its number"],
  "reply.added": ["A public reply was written", "`reply_id`, `from_technician`, `was`: how the ticket stood before"],
  "note.added": ["A note was written", "`note_id`, `mentions`: ids of those whom it calls by name"],
  "attachment.downloaded": ["Somebody took an attached file", "`attachment_id`, `name`, `size`"],
};

export const happeningList = (): Html =>
  html`<dl class="fields">
    ${Object.entries(happenings).map(
      ([type, [what, data]]) =>
        html`<dt><code>${type}</code></dt>
          <dd>${what}${data && html`. ${words(data)}`}</dd>`,
    )}
  </dl>`;
