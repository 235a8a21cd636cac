import { IconArrowRight, IconBolt, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { call } from "../../platform/client.ts";
import { useLanguage, useWords } from "../../platform/i18n.ts";
import { useActions } from "../../platform/keys.tsx";
import { paths, type DeskSearch } from "../../platform/paths.ts";
import { useGo, usePlace } from "../../platform/place.tsx";
import { useLeads, useMay } from "../../platform/session.tsx";
import { release, releaseEnter } from "../../platform/typed-ahead.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { ContactGlyph } from "../../ui/contact-glyph.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { TicketNumber } from "../../ui/text.tsx";
import css from "./commands.module.css";
import { railPlaces } from "./rail.tsx";
import { subjectOf } from "../../platform/subject.ts";

interface Command {
  id: string;
  group: string;
  mark: ReactNode;
  label: ReactNode;
  detail?: ReactNode;
  after?: ReactNode;
  run: () => void;
  /** The server found it for the words. */
  found?: true;
}

/** The inside of the command bar: one field, one list, the arrows and Enter. */
export function Commands({ close }: { close: () => void }) {
  const t = useWords("shell");
  const listId = useId();
  const [words, setWords] = useState("");
  const { commands, searching, settled, refused } = useCommands(words.trim());
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const current = commands[Math.min(at, commands.length - 1)];
  useEffect(() => setAt(0), [words]);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [current?.id]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    close();
    // After the bar has closed and given the focus back, so that what runs may take it.
    setTimeout(command.run, 0);
  };
  // Who presses Enter before the answer is there means the first of what comes, not what an earlier letter found.
  const [hurried, setHurried] = useState<string | null>(null);
  useEffect(() => {
    if (hurried === null || (hurried === words && !settled)) return;
    setHurried(null);
    if (hurried === words) run(commands[0]);
    // When the words or their answer change; what is found then is what is drawn now.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [hurried, words, settled]);
  const takeTyped = () => {
    const all = `${words}${release()}`;
    setWords(all);
    if (releaseEnter()) setHurried(all);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined) setAt((to + commands.length) % Math.max(1, commands.length));
    else if (event.key === "Enter" && !settled && (!current || current.found)) setHurried(words);
    else if (event.key === "Enter") run(current);
    else return;
    event.preventDefault();
  };
  return (
    <div className={css.bar}>
      <div className={css.head}>
        <IconSearch size={18} stroke={1.75} aria-hidden />
        <input
          data-autofocus
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current && `${listId}-${current.id}`}
          aria-label={t("commands.title")}
          autoComplete="off"
          spellCheck={false}
          className={css.input}
          placeholder={t("commands.placeholder")}
          value={words}
          onFocus={takeTyped}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Kbd of="Escape" />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={t("commands.title")} className={css.list}>
        {[...Map.groupBy(commands, ({ group }) => group)].map(([group, members]) => (
          <div key={group} role="group" aria-label={group}>
            <div className={css.group} aria-hidden>
              {group}
            </div>
            {members.map((command) => (
              <div
                key={command.id}
                id={`${listId}-${command.id}`}
                role="option"
                aria-selected={command === current}
                className={css.command}
                onPointerMove={() => setAt(commands.indexOf(command))}
                onClick={() => run(command)}
              >
                <span className={css.mark}>{command.mark}</span>
                <span className={css.words}>
                  <span className={css.label}>{command.label}</span>
                  {command.detail && <span className={css.detail}>{command.detail}</span>}
                </span>
                {command.after}
              </div>
            ))}
          </div>
        ))}
      </div>
      {refused && <p className={css.nothing}>{refused}</p>}
      {commands.length === 0 && !refused && (
        <p className={css.nothing}>{searching ? t("commands.searching") : t("commands.nothing", { words })}</p>
      )}
      <p role="status" className="unseen">
        {words && !searching && t("commands.results", { n: commands.length })}
      </p>
    </div>
  );
}

const fits = (label: string, words: string) =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => label.toLowerCase().includes(word));

interface Found {
  commands: Command[];
  searching: boolean;
  /** What is shown belongs to the words as they are now. */
  settled: boolean;
  refused: string | null;
}

function useCommands(words: string): Found {
  const found = useFound(words);
  const here = useHere();
  const everywhere = useEverywhere(words !== "");
  if (!words) return { ...found, commands: here };
  const known = new Set(here.map(({ label }) => label));
  const named = [...here, ...everywhere.places.filter(({ label }) => !known.has(label))].filter(({ label }) => fits(String(label), words));
  return { ...found, settled: found.settled && everywhere.read, commands: [...named, ...found.commands] };
}

/** Lists, views and pages that are somewhere else, by their names: read when somebody looks for something. */
function useEverywhere(wanted: boolean): { places: Command[]; read: boolean } {
  const t = useWords("shell");
  const may = useMay();
  const leads = useLeads();
  const go = useGo();
  const language = useLanguage();
  const { data, isPending } = useQuery({
    queryKey: ["places", language],
    queryFn: async () => (await import("./everywhere.ts")).placesEverywhere(may, leads),
    enabled: wanted,
    staleTime: 30_000,
    retry: false,
  });
  const places = (data ?? []).map(({ id, name, room, to }) => ({
    id: `place-${id}`,
    group: t("commands.go"),
    mark: <IconArrowRight size={16} stroke={1.75} aria-hidden />,
    label: name,
    detail: room,
    run: () => go(to),
  }));
  return { places, read: !isPending };
}

/** What can be done on this screen, and where one can go. */
function useHere(): Command[] {
  const t = useWords("shell");
  const may = useMay();
  const go = useGo();
  const actions = useActions().filter(({ silent, disabled }) => !silent && !disabled);
  return [
    ...actions.map(({ label, key, run }, index) => ({
      id: `action-${index}`,
      group: t("commands.here"),
      mark: <IconBolt size={16} stroke={1.75} aria-hidden />,
      label,
      after: key && <Kbd of={key} />,
      run,
    })),
    ...railPlaces
      .filter(({ permission }) => may(permission))
      .map(({ room, words, to }) => ({
        id: `place-${room}`,
        group: t("commands.go"),
        mark: <IconArrowRight size={16} stroke={1.75} aria-hidden />,
        label: t(words),
        run: () => go(to),
      })),
  ];
}

/** People and tickets from the server, for words of two characters or a number. */
function useFound(words: string): Found {
  const t = useWords("shell");
  const go = useGo();
  // On the Desk the list that is open stays beside the ticket.
  const { room, search } = usePlace<DeskSearch>();
  const list = room === "desk" ? search : undefined;
  const asked = words.replace(/^#/, "");
  const q = useDeferredValue(asked);
  const enabled = q.length >= 2 || /^\d$/.test(q);
  const { data, isFetching, isPlaceholderData, error } = useQuery({
    queryKey: ["GET /search", { query: { q, limit: 8 } }],
    queryFn: async ({ signal }) => {
      // A moment of rest between keys: the signal ends the waiting as well.
      await new Promise((resolve) => setTimeout(resolve, 120));
      return signal.aborted ? null : call("GET /search", { query: { q, limit: 8 }, signal });
    },
    enabled,
    placeholderData: (before) => before,
    staleTime: 10_000,
  });
  const refused = enabled && error ? error.message : null;
  const settled = q === asked && (!enabled || refused !== null || (data !== undefined && !isPlaceholderData));
  const state = { searching: enabled && isFetching, settled, refused };
  if (!enabled || !data) return { commands: [], ...state };
  const people = data.people.map((person): Command => ({
    found: true,
    id: `person-${person.id}`,
    group: t("commands.people"),
    mark: <Avatar name={person.name} />,
    label: person.name,
    detail: [person.title, person.department, person.site, person.phone].filter(Boolean).join(" · "),
    run: () => go(paths.person(person.id)),
  }));
  const tickets = data.tickets.map(({ ticket }): Command => ({
    found: true,
    id: `ticket-${ticket.id}`,
    group: t("commands.tickets"),
    mark: <ContactGlyph channel={ticket.channel} />,
    label: subjectOf(ticket),
    detail: (
      <>
        <TicketNumber number={ticket.number} /> {ticket.requester?.name}
      </>
    ),
    after: <StatusChip status={ticket.status} waiting={ticket.waiting_reason} />,
    run: () => go(paths.ticket(ticket.number, list)),
  }));
  return { commands: /^\d+$/.test(q) ? [...tickets, ...people] : [...people, ...tickets], ...state };
}
