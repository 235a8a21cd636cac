type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

const named = new Set(["Enter", "Escape", "Backspace", "Delete", " "]);

/**
 * Whether a key that no action of the screen answers to yet may be for one that is on its way, or be text for what it opens. What is the
 * browser's (Tab, reading on, F5, Ctrl R) never waits. Pure.
 */
export function mayBeOurs({ key, ctrlKey, metaKey, altKey }: Press): boolean {
  if (ctrlKey || metaKey) return key === "Enter" || key === ".";
  return altKey ? key.length === 1 || key === "Enter" : key.length === 1 || named.has(key);
}

/**
 * What is pressed while a screen is drawn waits for it, in its order. `press` presses one again; it answers when what that opened can be
 * typed in, and no earlier does the next one follow: words behind a key that opens a field are no commands.
 */
export function heldKeys<K>(press: (key: K) => Promise<void> | null) {
  let holders = 0;
  let waiting: K[] = [];
  let going = false;
  const go = async () => {
    if (going) return;
    going = true;
    try {
      // A key may draw a screen itself: the rest is for that one.
      while (holders === 0) {
        const next = waiting.shift();
        if (next === undefined) break;
        const open = press(next);
        if (open && waiting.length > 0) await open;
      }
    } finally {
      going = false;
    }
  };
  return {
    /** Keys wait until the answered function is called. */
    hold(): () => void {
      let mine = true;
      holders += 1;
      return () => {
        if (!mine) return;
        mine = false;
        holders -= 1;
        if (holders === 0) void go();
      };
    },
    holding: () => holders > 0 || going,
    any: () => waiting.length > 0,
    add: (key: K) => void waiting.push(key),
    /** Whoever goes on by other means does not mean the screen that was coming. */
    drop: () => void (waiting = []),
  };
}
