import type { CounterDoor, OwnPlace } from "../../contract/counter-door.ts";
import { make } from "../chat/make.ts";
import { Refusal } from "./ask.ts";
import type { Language, Words } from "./words.ts";

export interface Arriving {
  name: string;
  account?: string;
  reason?: string;
  said: string;
  language: Language;
}

interface Given {
  door: CounterDoor;
  say: Words;
  language: Language;
  /** What was typed before, so that another language or a lost network takes nothing away. */
  typed: Arriving;
  send: (arriving: Arriving) => Promise<OwnPlace>;
  done: (place: OwnPlace) => void;
  /** Not before this: back to the beginning. */
  back?: () => void;
}

interface Field {
  row: HTMLElement;
  input: HTMLInputElement;
  tell: (words: string) => void;
}

function field(name: keyof Arriving, label: string, typed: Arriving, more: Record<string, string>, hint = ""): Field {
  const input = make("input", { id: `in-${name}`, autocomplete: "off", "aria-describedby": `in-${name}-error`, ...more });
  input.value = typed[name] ?? "";
  input.addEventListener("input", () => Object.assign(typed, { [name]: input.value }));
  const error = make("span", { id: `in-${name}-error`, class: "error" });
  const row = make(
    "div",
    { class: "field" },
    make("label", { for: input.id }, label),
    hint && make("span", { class: "muted" }, hint),
    input,
    error,
  );
  const tell = (words: string) => {
    error.textContent = words;
    if (words) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  return { row, input, tell };
}

/** Who comes and why: as few and as large fields as can be. */
export function checkInForm({ door, say, language, typed, send, done, back }: Given): HTMLElement {
  const optional = (label: string) => `${label} (${say.optional})`;
  const name = field("name", say.name, typed, { maxlength: "60", "aria-required": "true" });
  const said = field("said", optional(say.said), typed, { maxlength: "300" });
  const account = field(
    "account",
    optional(say.account),
    typed,
    { maxlength: "120", autocapitalize: "off", spellcheck: "false" },
    say.accountWhy,
  );
  const reasonError = make("span", { class: "error", id: "in-reason-error" });
  const reasons = make(
    "div",
    { class: "reasons", role: "radiogroup", "aria-label": say.reason, "aria-describedby": "in-reason-error" },
    ...door.reasons.map(({ key, label }) => {
      const radio = make("input", { type: "radio", name: "reason", value: key, checked: typed.reason === key });
      radio.addEventListener("change", () => {
        typed.reason = key;
        reasonError.textContent = "";
      });
      return make("label", { class: "reason" }, radio, make("span", {}, label[language]));
    }),
  );
  const note = make("p", { class: "error", role: "alert" });
  const button = make("button", { class: "primary large" }, say.checkIn);

  const submit = async (): Promise<void> => {
    note.textContent = "";
    const nameless = name.input.value.trim() === "";
    const reasonless = door.reasons.length > 0 && !typed.reason;
    name.tell(nameless ? say.required : "");
    reasonError.textContent = reasonless ? say.choose : "";
    if (nameless) return name.input.focus();
    if (reasonless) return reasons.querySelector("input")?.focus();
    button.disabled = true;
    try {
      const { reason, account: known, ...rest } = typed;
      done(await send({ ...rest, language, ...(reason && { reason }), ...(known?.trim() && { account: known.trim() }) }));
    } catch (error) {
      note.textContent = error instanceof Refusal ? error.message || say.failed : say.offline;
      button.textContent = error instanceof Refusal ? say.checkIn : say.tryAgain;
      const at = (pointer: string) => (error instanceof Refusal ? (error.fields.find((one) => one.pointer === pointer)?.detail ?? "") : "");
      name.tell(at("/name"));
      account.tell(at("/account"));
      said.tell(at("/said"));
      reasonError.textContent = at("/reason");
    } finally {
      button.disabled = false;
    }
  };
  return make(
    "form",
    {
      novalidate: true,
      class: "checkIn",
      submit: (event) => {
        event.preventDefault();
        void submit();
      },
    },
    name.row,
    door.reasons.length > 0 && make("div", { class: "field" }, make("span", { class: "label" }, say.reason), reasons, reasonError),
    said.row,
    account.row,
    note,
    make("div", { class: "acts" }, button, back ? make("button", { type: "button", class: "quiet large", click: back }, say.back) : null),
  );
}
