import { say } from "../../../platform/i18n.ts";
import { html, words, type Html } from "./html.ts";

/** Every reason to refuse a request, by HTTP status: a test holds them against the sources. */
export const refusals: [status: number, codes: string[], what: string][] = [
  [400, ["invalid_input", "malformed", "idempotency_key"], "Correct the request. `errors` names each wrong field."],
  [
    401,
    [
      "sign_in_needed",
      "credential_refused",
      "sign_in_refused",
      "second_step_needed",
      "second_step_refused",
      "second_step_over",
      "passkey_refused",
    ],
    "Send a key that is good, or sign in.",
  ],
  [
    403,
    [
      "not_allowed",
      "session_needed",
      "not_your_ticket",
      "only_looks",
      "own_approval",
      "only_viewing",
      "not_your_contact",
      "foreign_origin",
      "setup_refused",
      "proof_needed",
      "second_factor_needed",
    ],
    "The caller does not reach that far. With `not_allowed`, `permission` says what the owner of the key, or its scopes, lack.",
  ],
  [404, ["not_found", "no_such_address"], "It does not exist, or the caller may not see it: which of the two is not told."],
  [405, ["method_not_allowed"], "`Allow` says what the address takes."],
  [
    409,
    [
      "consent_denied",
      "consent_over",
      "grant_not_lasting",
      "mail_decided",
      "mail_without_sender",
      "no_token",
      "mail_without_entry",
      "mail_opened_it",
      "version_conflict",
      "replied_meanwhile",
      "message_left",
      "message_taken_back",
      "reply_left",
      "already_exists",
      "wrong_status",
      "reopen_instead",
      "step_not_next",
      "step_not_here",
      "already_accepted",
      "already_there",
      "draft_shared_already",
      "too_many_tags",
      "changed_since",
      "webhook_off",
      "bulk_empty",
      "bulk_too_many",
      "bulk_running",
      "bulk_over",
      "bulk_undone",
      "bulk_stays",
      "no_team",
      "merged",
      "merge_confidential",
      "merge_into_closed",
      "merge_circle",
      "merge_called",
      "merge_goes_along",
      "merged_by_itself",
      "has_parent",
      "has_original",
      "link_circle",
      "steps_to_do",
      "answers_to_give",
      "promise_over",
      "approval_over",
      "nothing_to_bounce",
      "nothing_offered",
      "nobody_to_tell",
      "no_stopwatch",
      "wrong_contact_state",
      "contact_without_ticket",
      "ticket_has_words",
      "import_disturbed",
      "disturbed",
      "answered_once",
      "too_many_drafts",
      "too_many_ready",
      "too_many_rules",
      "too_many_skills",
      "no_routing",
      "offered_already",
      "too_many_recurrences",
      "recurrence_moved_on",
      "wrong_offset",
      "too_many_uploads",
      "too_many_pieces",
      "drafts_too_long",
      "last_administrator",
      "administrator_first",
      "password_exists",
      "passkeys_impossible",
      "too_many_passkeys",
      "authenticator_not_begun",
      "no_second_factor",
      "last_second_factor",
      "own_factors",
      "desk_in_use",
      "no_own_address",
    ],
    "Read the thing again: it changed meanwhile, is in another state, or exists already. `version_conflict` comes with `current`, the thing as it is now; `replied_meanwhile` with `replies` and `yours`; `already_exists` with `ticket_id` and `ticket_number`.",
  ],
  [410, ["setup_closed"], "Nothing to do: sign in."],
  [
    413,
    ["too_large", "file_too_large", "more_than_announced", "message_too_long"],
    "Send less: a body may have 2 MB, an import or a file 25 MB, a message 50 MB, what needs no session or key 32 kB.",
  ],
  [415, ["media_type"], "Send JSON, bytes of an upload as application/offset+octet-stream, a message as message/rfc822."],
  [422, ["key_reused"], "Use a new Idempotency-Key."],
  [
    429,
    ["too_many_attempts", "too_many_at_once", "too_many_streams", "too_many_alerts"],
    "Wait for as many seconds as `Retry-After` says.",
  ],
  [500, ["unexpected"], "Our fault. Quote `request_id` to the administrator: it stands in the log."],
  [
    503,
    ["database_unavailable", "took_too_long", "files_unavailable"],
    "Nothing was saved. Try again after `Retry-After` seconds, with an Idempotency-Key.",
  ],
  [
    503,
    ["outcome_unknown"],
    "It may have been saved or not. Repeat it with the same Idempotency-Key, or look before you send it again without one.",
  ],
  [507, ["disk_full"], "Nothing was saved. Try again when there is room."],
];

// Something for every blank of a sentence.
const facts = {
  offset: 1_048_576,
  what: "ticket",
  methods: "GET, POST",
  team: "Messaging",
  name: "Per Lie",
  number: 1042,
  from: "resolved",
  to: "resolve",
  tier: 4,
  most: 200,
  seconds: 30,
  step: "Create the account",
  question: "Which supplier?",
  more: 0,
  provider: "Microsoft",
  said: "The user has denied access.",
  detail: "Microsoft does not accept the desk's registration: the client secret has expired.",
  remedy: "Make a new secret there and sign in once more.",
};
/** Words in the sentence that stand for others. */
const contactFacts = { ...facts, from: "ended", to: "lead" };
const sentence = (code: string): string =>
  say("en", `problem.${code}`, code === "wrong_contact_state" || code === "nobody_to_tell" ? contactFacts : facts);

/** All codes with an example of their sentence. */
export const refusalList = (): Html =>
  html`${refusals.map(
    ([status, codes, what]) =>
      html`<h4>${status}</h4>
        <p>${words(what)}</p>
        <dl class="fields">
          ${codes.map(
            (code) =>
              html`<dt><code>${code}</code></dt>
                <dd>${sentence(code)}</dd>`,
          )}
        </dl>`,
  )}`;
