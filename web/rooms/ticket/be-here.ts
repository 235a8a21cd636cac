import { useEffect, useRef, useState } from "react";
import type { Doing } from "../../../contract/presence.ts";
import type { Ticket } from "../../../contract/tickets.ts";
import { call } from "../../platform/client.ts";
import { keep } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { given } from "./find-ticket.ts";

/** The server forgets a screen that it has not heard of for twelve seconds. */
const again = 5000;
/** Who has typed nothing for so long is thinking, not writing. */
const pause = 30_000;

const screen = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** A text that was there already is nobody writing now. */
function useDoing(mode: "reply" | "note", text: string): Doing {
  const [doing, set] = useState<Doing>("reading");
  const before = useRef(text);
  const touched = useRef(false);
  useEffect(() => {
    if (before.current === text) return;
    before.current = text;
    touched.current ||= document.activeElement instanceof HTMLTextAreaElement;
    if (!touched.current || text === "") return set("reading");
    set(`writing_${mode}`);
    const timer = setTimeout(() => set("reading"), pause);
    return () => clearTimeout(timer);
  }, [mode, text]);
  return doing;
}

/** Tells colleagues that this ticket is open here, as long as somebody can see it, and what is being written. */
export function useBeHere(ticket: Ticket, mode: "reply" | "note", text: string): void {
  const works = useMay()("tickets:work");
  const doing = useDoing(mode, text);
  const latest = useRef(doing);
  const { number } = ticket;
  const say = useRef(() => {});
  useEffect(() => {
    if (!works) return;
    const at = { params: { ...given(number).params, screen } };
    let said = false;
    say.current = () => {
      if (document.visibilityState !== "visible") return;
      said = true;
      call("PUT /tickets/{id}/presence/{screen}", { ...at, body: { doing: latest.current } }).then(
        (others) => keep("GET /tickets/{id}/presence", given(number), others),
        () => {},
      );
    };
    const leave = () => {
      if (said) call("DELETE /tickets/{id}/presence/{screen}", { ...at, keepalive: true }).catch(() => {});
      said = false;
    };
    const turn = () => (document.visibilityState === "visible" ? say.current() : leave());
    // Whoever only passes through a list on the way to another ticket is not announced.
    const first = setTimeout(() => say.current(), 400);
    const timer = setInterval(() => say.current(), again);
    document.addEventListener("visibilitychange", turn);
    addEventListener("pagehide", leave);
    return () => {
      say.current = () => {};
      clearTimeout(first);
      clearInterval(timer);
      document.removeEventListener("visibilitychange", turn);
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [number, works]);
  useEffect(() => {
    if (latest.current === doing) return;
    latest.current = doing;
    say.current();
  }, [doing]);
}
