/*
 * Keys pressed between `C` and the moment the field is there belong to the caller's name: a fast typist loses none, and no
 * letter is taken for a shortcut of the screen being left.
 */
const longest = 3000;
let words = "";
let entered = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let stop: () => void = () => {};

/** Who types on is waiting for the field still; who rests so long means the screen. */
function wait(): void {
  clearTimeout(timer);
  timer = setTimeout(() => stop(), longest);
}

function take(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  // Enter means what was typed, not what the screen that is being left has open.
  if (event.key === "Enter") entered ||= words !== "";
  else if (event.key === "Backspace") words = words.slice(0, -1);
  else if ([...event.key].length === 1) words += event.key;
  else return;
  wait();
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Keeps what is typed from now on, after `before`, until a field takes it; after a while the keys are the screen's again. */
export function catchKeys(before = ""): void {
  release();
  words = before;
  entered = false;
  addEventListener("keydown", take, { capture: true });
  wait();
  stop = () => {
    clearTimeout(timer);
    removeEventListener("keydown", take, { capture: true });
  };
}

/** Whether Enter followed what was typed before the field was there; once. */
export function releaseEnter(): boolean {
  const was = entered;
  entered = false;
  return was;
}

/** The field is there: what was typed so far, once. */
export function release(): string {
  stop();
  const typed = words;
  words = "";
  return typed;
}
