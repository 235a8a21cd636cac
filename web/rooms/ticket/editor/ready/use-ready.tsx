import { useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { flushSync } from "react-dom";
import type { Ticket } from "../../../../../contract/tickets.ts";
import { call, isRefusal } from "../../../../platform/client.ts";
import { useWords } from "../../../../platform/i18n.ts";
import { useAsk } from "../../../../platform/queries.ts";
import { useMay } from "../../../../platform/session.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { given } from "../../find-ticket.ts";
import type { Mode } from "../use-editor.ts";
import { replaceToken, tokenAt, type Token } from "./find-token.ts";
import { ReadyList, type ReadyOption } from "./ready-list.tsx";

const most = 6;
/** So many more of what the desk knows, behind the words that are ready. */
const mostInserts = 4;
const small = (text: string) => text.toLocaleLowerCase();

/** What fits the letters that were typed: words that are ready and what the desk knows, and in a note the people whom it may call. */
function useOptions(ticket: Ticket, mode: Mode, token: Token | null): ReadyOption[] {
  const t = useWords("ticket");
  const may = useMay()("tickets:work");
  const forWords = token !== null && token.sign !== "@";
  const snippets = useAsk("GET /snippets", { enabled: may && forWords });
  const sought = small(token?.words.trim() ?? "");
  const inserts = useAsk("GET /inserts", { query: { q: sought }, enabled: may && forWords });
  const calls = token?.sign === "@" && mode === "note";
  const people = useAsk("GET /tickets/{id}/mentionable", { ...given(ticket.number), enabled: may && calls });
  if (forWords) {
    const begins = (text: string | null) => text !== null && small(text).startsWith(sought);
    const ready = (snippets.data?.items ?? [])
      .filter(({ name, shortcut }) => begins(shortcut) || small(name).includes(sought))
      .toSorted((a, b) => Number(begins(b.shortcut)) - Number(begins(a.shortcut)))
      .slice(0, most)
      .map(({ id, name, shortcut, team, scope }) => ({
        id,
        label: name,
        detail: [shortcut && `/${shortcut}`, team?.name ?? t(`ready.${scope}`)].filter(Boolean).join(" · "),
      }));
    const known = (inserts.data?.items ?? [])
      .slice(0, mostInserts)
      .map(({ source, id, name }) => ({ id, source, label: name, detail: t(`ready.${source}`) }));
    return [...ready, ...known];
  }
  if (!calls) return [];
  return (people.data?.items ?? [])
    .filter(({ name }) =>
      small(name)
        .split(" ")
        .some((_, at, parts) => parts.slice(at).join(" ").startsWith(sought)),
    )
    .slice(0, most)
    .map(({ id, name }) => ({ id, label: name, detail: "" }));
}

interface Given {
  ticket: Ticket;
  mode: Mode;
  area: RefObject<HTMLTextAreaElement | null>;
  text: string;
  setText: (text: string) => void;
}

/**
 * A slash or semicolon and some letters offer words that are ready, an @ in a note those whom it may call. Arrows move, Enter and Tab take,
 * Esc closes. `wiring` goes to the text's field, `onKeyDown` around it.
 */
export function useReady({ ticket, mode, area, text, setText }: Given) {
  const list = useId();
  const [caret, setCaret] = useState(0);
  const [closed, close] = useState<number | null>(null);
  const [moved, move] = useState<number | null>(null);
  const token = tokenAt(text, Math.min(caret, text.length));
  const options = useOptions(ticket, mode, token);
  const open = token !== null && options.length > 0 && closed !== token.from;
  // Until a letter says what is meant, Enter is a new line.
  const active = Math.min(moved ?? (token?.words ? 0 : -1), options.length - 1);
  const latest = useRef({ text, setText });
  latest.current = { text, setText };

  // At once, not in the next frame: whoever types on without a pause would write before the caret is where it belongs.
  const place = (words: string, at: number) => {
    flushSync(() => latest.current.setText(words));
    area.current?.focus();
    area.current?.setSelectionRange(at, at);
    setCaret(at);
  };
  const put = (at: Token, words: string) => {
    const before = at.sign + at.words;
    const next = replaceToken(latest.current.text, at, before, words);
    place(next.text, next.caret);
    move(null);
  };
  const choose = (option: ReadyOption) => {
    if (!token) return;
    if (token.sign === "@") return put(token, `@${option.label} `);
    wordsOf(option).then(
      ({ body }) => put(token, body),
      (error: unknown) => {
        if (!isRefusal(error)) throw error;
        toast.refused(error.message);
      },
    );
  };
  const wordsOf = ({ id, source }: ReadyOption) => {
    const { params } = given(ticket.number);
    const query = { into: mode };
    return source
      ? call("GET /tickets/{id}/inserts/{source}/{insert}", { params: { ...params, source, insert: id }, query })
      : call("GET /tickets/{id}/snippets/{snippet}", { params: { ...params, snippet: id }, query });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const take = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const chosen = options[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      take();
      const step = event.key === "ArrowDown" ? 1 : -1;
      move((active + step + options.length) % options.length);
    } else if (event.key === "Escape") {
      take();
      close(token?.from ?? null);
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen) {
      take();
      choose(chosen);
    }
  };
  /** Opens the list where one writes, as a slash would. */
  const begin = () => {
    const element = area.current;
    if (!element) return;
    const at = element.selectionStart;
    const space = at > 0 && !/\s$/.test(text.slice(0, at)) ? " " : "";
    place(`${text.slice(0, at)}${space}/${text.slice(at)}`, at + space.length + 1);
    close(null);
  };
  return {
    begin,
    onKeyDown,
    onTyped: () => {
      setCaret(area.current?.selectionStart ?? 0);
      move(null);
      close(null);
    },
    wiring: {
      onSelect: () => setCaret(area.current?.selectionStart ?? 0),
      onBlurCapture: () => close(token?.from ?? null),
      "aria-autocomplete": "list" as const,
      "aria-controls": open ? list : undefined,
      "aria-activedescendant": open && active >= 0 ? `${list}-${active}` : undefined,
    },
    list: open && <ReadyList id={list} options={options} active={active} onChoose={choose} />,
  };
}
