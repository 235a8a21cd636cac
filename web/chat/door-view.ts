import type { ChatDoor, VisitorChat } from "../../contract/chat-visitor.ts";
import { ask, askJson, Refusal } from "./ask.ts";
import { newId } from "./kept.ts";
import { make } from "./make.ts";
import type { Words } from "./words.ts";

interface Given {
  door: ChatDoor;
  say: Words;
  language: string;
  token: string;
  page: string;
  /** Before it is sent: a chat that was begun is found again, whatever happens to the answer. */
  keep: () => void;
  begun: (chat: VisitorChat) => void;
}

interface Field {
  name: string;
  pointer: string;
  row: HTMLElement;
  input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  required: boolean;
  tell: (words: string) => void;
}

function field(say: Words, name: string, label: string, required: boolean, input: Field["input"], pointer = `/${name}`): Field {
  input.id = `chat-${name}`;
  const error = make("span", { id: `chat-${name}-error`, class: "error" });
  const row = make(
    "div",
    { class: "field" },
    make("label", { for: input.id }, label, !required && make("span", { class: "muted" }, ` (${say.optional})`)),
    input,
    error,
  );
  if (required) input.setAttribute("aria-required", "true");
  const tell = (words: string) => {
    error.textContent = words;
    if (words) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    input.setAttribute("aria-describedby", error.id);
  };
  return { name, pointer, row, input, required, tell };
}

function fieldsOf({ door, say }: Given): Field[] {
  const who = door.name
    ? []
    : [
        field(say, "name", say.name, true, make("input", { autocomplete: "name", maxlength: "100" })),
        field(
          say,
          "email",
          say.email,
          door.email === "required",
          make("input", { type: "email", autocomplete: "email", maxlength: "254" }),
        ),
      ];
  const asked = door.questions.map(({ key, label, required, choices }) => {
    const input =
      choices.length > 0
        ? make(
            "select",
            {},
            make("option", { value: "" }, say.choose),
            ...choices.map((choice) => make("option", { value: choice }, choice)),
          )
        : make("input", { maxlength: "500" });
    return field(say, `q-${key}`, label, required, input, `/answers/${key}`);
  });
  const body = field(
    say,
    "body",
    door.open ? say.question : say.message,
    true,
    make("textarea", { rows: "4", maxlength: "4000" }),
    door.open ? "/message/body" : "/body",
  );
  return [...who, ...asked, body];
}

/** What stands there before a chat begins: a few questions; or, while nobody is there, room for a message. */
export function doorView(given: Given): HTMLElement {
  const { door, say, language } = given;
  const fields = fieldsOf(given);
  const value = (name: string) => fields.find((one) => one.name === name)?.input.value.trim() ?? "";
  const note = make("p", { class: "error", role: "alert" });
  const button = make("button", { class: "primary" }, door.open ? say.begin : say.leaveSend);
  const suggested = make("div", { class: "suggested", "aria-live": "polite" });
  const messageId = newId();
  const when = door.opens_at
    ? new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { weekday: "long", hour: "2-digit", minute: "2-digit" }).format(
        new Date(door.opens_at),
      )
    : "";

  /** What may help before anybody comes. */
  const suggest = async () => {
    const asked = value("body").slice(0, 300).replaceAll(/\s+/g, " ");
    if (asked.length < 8) return;
    const path = `/chat-widgets/${encodeURIComponent(door.key)}/suggestions?language=${language}&q=${encodeURIComponent(asked)}`;
    const { items } = await askJson<{ items: { title: string; excerpt: string; path: string | null }[] }>(path, { language }).catch(() => ({
      items: [],
    }));
    const shown = items.map(({ title, excerpt, path: at }) =>
      make("li", {}, at ? make("a", { href: at, target: "_blank", rel: "noopener" }, title) : make("strong", {}, title), ` ${excerpt}`),
    );
    suggested.replaceChildren(...(shown.length > 0 ? [make("p", {}, say.suggestions), make("ul", {}, ...shown)] : []));
  };

  const send = async (): Promise<void> => {
    note.textContent = "";
    const missing = fields.filter(({ required, input }) => required && input.value.trim() === "");
    for (const one of fields) one.tell(missing.includes(one) ? say.required : "");
    if (missing[0]) return missing[0].input.focus();
    const answers = Object.fromEntries(door.questions.map(({ key }) => [key, value(`q-${key}`)]).filter(([, answer]) => answer));
    const who = door.name ? {} : { name: value("name"), ...(value("email") && { email: value("email") }) };
    const path = `/chat-widgets/${encodeURIComponent(door.key)}`;
    button.disabled = true;
    try {
      if (door.open) {
        const body = {
          token: given.token,
          message: { id: messageId, body: value("body") },
          answers,
          language,
          ...(given.page && { page: given.page.slice(0, 500) }),
          ...who,
        };
        given.keep();
        given.begun(await askJson<VisitorChat>(`${path}/chats`, { method: "POST", body, token: given.token, language }));
      } else {
        await ask(`${path}/messages`, {
          method: "POST",
          body: { id: messageId, body: value("body"), answers, language, ...who },
          language,
        });
        form.replaceChildren(make("p", { class: "done", tabindex: "-1" }, say.left));
        form.querySelector("p")?.focus();
      }
    } catch (error) {
      note.textContent = error instanceof Refusal ? error.message || say.failed : say.lost;
      if (error instanceof Refusal)
        for (const one of fields) one.tell(error.fields.find(({ pointer }) => pointer === one.pointer)?.detail ?? "");
    } finally {
      button.disabled = false;
    }
  };

  const form = make(
    "form",
    {
      novalidate: true,
      class: "door",
      submit: (event) => {
        event.preventDefault();
        void send();
      },
    },
    door.open
      ? make("p", {}, door.greeting || say.greeting)
      : make(
          "p",
          {},
          [door.closed || (door.full ? say.full : say.closedNow), when && say.opens(when), say.leave].filter(Boolean).join(" "),
        ),
    door.name ? make("p", { class: "muted" }, say.asYou(door.name)) : null,
    ...fields.flatMap(({ name, row }) => (name === "email" ? [row, make("p", { class: "muted" }, say.emailWhy)] : [row])),
    suggested,
    note,
    button,
  );
  let soon: ReturnType<typeof setTimeout> | undefined;
  if (door.open)
    fields.at(-1)?.input.addEventListener("input", () => {
      clearTimeout(soon);
      soon = setTimeout(() => void suggest(), 600);
    });
  return form;
}
