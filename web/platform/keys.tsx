import { createContext, useContext, useId, useLayoutEffect, useRef, useSyncExternalStore, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { heldKeys, mayBeOurs } from "./held-keys.ts";

/** Something that can be done here and now. It has a key, or stands in the command bar only, or both. */
export interface Action {
  /** "c", "Enter", "Escape", "?", "mod+k" (Ctrl or Cmd), "mod+Enter", "alt+1", "shift+n". */
  key?: string;
  label: string;
  run: () => void;
  /** A heading in the list of keys: "Ticket", "Go to". */
  group?: string;
  /** Also while a dialog is open. */
  everywhere?: boolean;
  /** Also while typing, without Ctrl, Cmd or Alt: for Escape. */
  whileTyping?: boolean;
  /** Also when the key is held down: for moving in a list. */
  repeats?: boolean;
  /** Has a key but is not offered in the command bar: moving, opening, going back. */
  silent?: boolean;
  disabled?: boolean;
  /** The frame's own: an action of the room with the same key goes first. */
  yields?: boolean;
  /** Goes before all others with the same key, whichever came later: what a choice of many tickets does before what one does. */
  leads?: boolean;
  /** Not while typing, although it is pressed with Ctrl, Cmd or Alt: there the key is the field's own. */
  notWhileTyping?: boolean;
}

interface Registered extends Action {
  id: string;
  layer: string;
}

let registered: Registered[] = [];
const layers: string[] = ["page"];
const watchers = new Set<() => void>();
let singleKeys = readPreference();

const changed = () => {
  for (const watcher of watchers) watcher();
};
const subscribe = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

function readPreference(): boolean {
  try {
    return localStorage.getItem("firstline.keys") !== "off";
  } catch {
    return true;
  }
}

/** Whether keys without Ctrl, Cmd or Alt act. Some people dictate, or steer with one switch (WCAG 2.1.4). */
export function setSingleKeys(on: boolean): void {
  singleKeys = on;
  try {
    localStorage.setItem("firstline.keys", on ? "on" : "off");
  } catch {
    // Storage may be forbidden; it then holds for this page.
  }
  changed();
}
export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, () => singleKeys);

const LayerContext = createContext("page");

/** What is inside has its own keys, and those of the page below rest: around every dialog. */
export function KeyLayer({ children }: { children: ReactNode }) {
  const id = useId();
  // With the dialog itself: a key pressed the moment after it is gone is the page's again.
  useLayoutEffect(() => {
    layers.push(id);
    changed();
    return () => {
      layers.splice(layers.lastIndexOf(id), 1);
      changed();
    };
  }, [id]);
  return <LayerContext value={id}>{children}</LayerContext>;
}

/** Registers actions while this component is on the screen: `useKeys([{ key: "r", label: t("reply"), run: openReply }])`. */
export function useKeys(actions: readonly Action[]): void {
  const id = useId();
  const layer = useContext(LayerContext);
  const latest = useRef(actions);
  // With the screen itself, not a moment later: what shows its key answers to it.
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const shape = JSON.stringify(actions);
  useLayoutEffect(() => {
    const mine = latest.current.map((action, index) => ({
      ...action,
      // The newest closure runs, whenever the action was registered.
      run: () => latest.current[index]?.run(),
      id: `${id}${index}`,
      layer,
    }));
    // The last one registered goes first.
    registered = [...mine.filter((action) => action.yields), ...registered, ...mine.filter((action) => !action.yields)];
    changed();
    return () => {
      registered = registered.filter((action) => !mine.includes(action));
      changed();
    };
  }, [id, layer, shape]);
}

/** Every action of the screen as it is now: for the command bar and the list of keys. */
export const useActions = (): readonly Action[] => useSyncExternalStore(subscribe, () => registered);

const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
const names: Record<string, string> = {
  mod: isApple ? "⌘" : "Ctrl",
  alt: isApple ? "⌥" : "Alt",
  shift: "⇧",
  enter: "↵",
  escape: "Esc",
  arrowup: "↑",
  arrowdown: "↓",
};
/** "mod+Enter" → "Ctrl ↵". */
export const keyName = (key: string): string =>
  key
    .split("+")
    .map((part) => names[part.toLowerCase()] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(" ");
/** For `aria-keyshortcuts`. */
export const ariaKey = (key: string): string =>
  key
    .replace("mod", isApple ? "Meta" : "Control")
    .replace("alt", "Alt")
    .replace("shift", "Shift");

type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether a press is the key of an action. Letters and digits with Alt go by their place: Alt changes what they write. */
export function isPressed(key: string, press: Press): boolean {
  const parts = key.toLowerCase().split("+");
  const main = parts.at(-1) ?? "";
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier);
  if (wants("mod") !== (press.ctrlKey || press.metaKey) || wants("alt") !== press.altKey) return false;
  const pressed = press.key.toLowerCase();
  // Some keyboards write digits and signs with Shift; a letter, a named key and a digit with Alt are pressed without it.
  const shiftCounts = /^[a-z]$/.test(main) || main.length > 1 || (press.altKey && /^\d$/.test(main));
  if (shiftCounts && wants("shift") !== press.shiftKey) return false;
  if (pressed === main) return true;
  return press.altKey && (press.code === `Digit${main}` || press.code === `Key${main.toUpperCase()}`);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.tagName === "TEXTAREA" || target.tagName === "SELECT") return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit|reset|range|color|file)$/.test(target.type);
}

/** Enter and Space belong to what has the focus when that can be pressed. */
const isPressable = (target: EventTarget | null) =>
  target instanceof Element && target.closest("a[href], button, summary, [role=button], [role=option], [role=menuitem]") !== null;

/** Whose key it was when it went down: a dialog that Esc closes meanwhile leaves no Esc for the page below. */
let pressedIn = "page";
const notice = () => void (pressedIn = layers.at(-1) ?? "page");

/** Set while a key that waited is pressed again: it does not wait once more. */
let pressing = false;
/** The last key opened or did something, other than moving on. */
let acted = false;
const hasActed = () => acted;

const held = heldKeys((event: KeyboardEvent) => {
  const focused = document.activeElement;
  acted = false;
  pressing = true;
  try {
    pressAgain(event);
  } finally {
    pressing = false;
  }
  return hasActed() ? moved(focused) : null;
});

/** Keys wait, in their order, until the answered function is called: what will answer to them is being drawn. */
export const holdKeys = held.hold;

/** Until the focus is somewhere else than `before`: in what an action opened. Few open nothing; they are waited for a moment only. */
async function moved(before: Element | null): Promise<void> {
  for (let i = 0; i < 10 && document.activeElement === before; i++) await new Promise((then) => setTimeout(then, 16));
}

/** Presses a key as if it were pressed now: it is for what has the focus since, a field that the key before it opened, too. */
function pressAgain(event: KeyboardEvent): void {
  const focused = document.activeElement ?? document.body;
  const again = new KeyboardEvent(event.type, event);
  flushSync(() => focused.dispatchEvent(again));
  if (again.defaultPrevented || isHeld(again)) return;
  // What a browser does for its own keys only.
  if (isTyping(focused) && again.key.length === 1) flushSync(() => document.execCommand("insertText", false, again.key));
  else if (isTyping(focused) && again.key === "Backspace") document.execCommand("delete");
  else if ((again.key === "Enter" || again.key === " ") && isPressable(focused)) (focused as HTMLElement).click();
}

const isHeld = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey;

const actionFor = (event: KeyboardEvent): Registered | undefined => {
  const typing = isTyping(event.target);
  const held = isHeld(event);
  const fitting = registered.filter(
    ({ disabled, everywhere, layer, key, whileTyping, notWhileTyping, repeats }) =>
      !disabled &&
      !(typing && notWhileTyping) &&
      (everywhere || layer === pressedIn) &&
      key !== undefined &&
      isPressed(key, event) &&
      (held || whileTyping || !typing) &&
      (held || singleKeys || key.length > 1) &&
      (repeats || !event.repeat),
  );
  return fitting.findLast(({ leads }) => leads) ?? fitting.at(-1);
};

function act(event: KeyboardEvent, action: Registered | undefined): void {
  if (action) {
    event.preventDefault();
    acted = !action.repeats;
    action.run();
  } else if (event.key === "Escape" && isTyping(event.target)) (event.target as HTMLElement).blur();
}

function onPress(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const holding = held.holding() && !pressing;
  // Behind keys that wait it waits, too: what they open is what it is meant for.
  const behind = holding && held.any();
  if (!behind && (event.key === "Enter" || event.key === " ") && !isHeld(event) && isPressable(event.target)) return;
  const action = actionFor(event);
  // Moving on does not wait: the list is there. What was pressed after something that waits comes after it.
  const waits = holding && (behind || !isTyping(event.target)) && (action ? behind || !action.repeats : mayBeOurs(event));
  if (!waits) return act(event, action);
  event.preventDefault();
  held.add(event);
}

/** Starts listening; called once, by the application. */
export function listenToKeys(): () => void {
  addEventListener("keydown", notice, { capture: true });
  addEventListener("keydown", onPress);
  addEventListener("pointerdown", held.drop, { capture: true });
  return () => {
    removeEventListener("pointerdown", held.drop, { capture: true });
    removeEventListener("keydown", notice, { capture: true });
    removeEventListener("keydown", onPress);
  };
}
