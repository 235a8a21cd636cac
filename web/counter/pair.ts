import { make } from "../chat/make.ts";
import { ask, Refusal } from "./ask.ts";
import { drawBy, frame, spoken, words } from "./frame.ts";
import { writeKept } from "./kept.ts";

/** A screen that nobody paired yet, or that is paired no more. */
export function showPair(told: string, paired: (token: string) => void): void {
  const input = make("input", {
    id: "code",
    inputmode: "numeric",
    autocomplete: "off",
    maxlength: "9",
    class: "code",
    "aria-describedby": "code-error",
  });
  drawBy(() => {
    const say = words();
    const error = make("p", { id: "code-error", class: "error", role: "alert" }, told);
    const send = async (event: Event) => {
      event.preventDefault();
      error.textContent = "";
      try {
        const { token } = await ask<{ token: string }>(
          "/counter-pairings",
          { language: spoken() },
          { code: input.value.replaceAll(/\D/g, "") },
        );
        writeKept("device", token);
        paired(token);
      } catch (refusal) {
        error.textContent = refusal instanceof Refusal ? (refusal.fields[0]?.detail ?? refusal.message) : say.offline;
        input.focus();
      }
    };
    frame(
      "pair",
      say.pairTitle,
      "",
      make(
        "form",
        { class: "checkIn", novalidate: true, submit: (event) => void send(event) },
        make("p", {}, say.pairLead),
        make("div", { class: "field" }, make("label", { for: "code" }, say.code), input),
        error,
        make("div", { class: "acts" }, make("button", { class: "primary large" }, say.pair)),
      ),
    );
    input.focus();
  });
}
