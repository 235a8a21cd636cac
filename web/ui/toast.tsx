import { IconAlertCircle, IconCheck, IconX } from "@tabler/icons-react";
import { useEffect, useSyncExternalStore } from "react";
import { say } from "../platform/i18n.ts";
import { ariaKey, useKeys } from "../platform/keys.tsx";
import { IconButton } from "./icon-button.tsx";
import { Kbd } from "./kbd.tsx";
import css from "./toast.module.css";

interface Toast {
  id: number;
  kind: "told" | "refused";
  text: string;
  action?: { label: string; run: () => void };
}

let toasts: Toast[] = [];
let newest = 0;
const watchers = new Set<() => void>();

function set(next: Toast[]): void {
  toasts = next;
  for (const watcher of watchers) watcher();
}
function add(kind: Toast["kind"], text: string, action?: Toast["action"]): void {
  const same = toasts.filter((other) => other.text !== text);
  set([...same.slice(-2), { id: ++newest, kind, text, action }]);
}
const remove = (id: number) => set(toasts.filter((toast) => toast.id !== id));

/** A short word at the edge of the screen: `toast.told("Ticket solved", { label: "Undo", run })`, `toast.refused(error.message)`. */
export const toast = {
  told: (text: string, action?: Toast["action"]) => add("told", text, action),
  refused: (text: string, action?: Toast["action"]) => add("refused", text, action),
};

export function Toasts() {
  const shown = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => toasts,
  );
  // The last of them that offers something: with a key, and in the command bar by what it is about.
  const offer = shown.findLast(({ action }) => action);
  useKeys(
    offer?.action
      ? [
          {
            key: "mod+z",
            label: `${offer.action.label}: ${offer.text}`,
            group: say("shell", "keys.group"),
            run: () => take(offer),
            notWhileTyping: true,
          },
        ]
      : [],
  );
  return (
    <div className={css.corner}>
      <div role="status" aria-live="polite">
        {shown
          .filter(({ kind }) => kind === "told")
          .map((each) => (
            <One key={each.id} toast={each} last={each === offer} />
          ))}
      </div>
      <div role="alert" aria-live="assertive">
        {shown
          .filter(({ kind }) => kind === "refused")
          .map((each) => (
            <One key={each.id} toast={each} last={each === offer} />
          ))}
      </div>
    </div>
  );
}

/** Does what it offers, once. */
function take({ id, action }: Toast): void {
  remove(id);
  action?.run();
}

function One({ toast: shown, last }: { toast: Toast; last: boolean }) {
  const { id, kind, text, action } = shown;
  useEffect(() => {
    // Long enough to read twice; what can be undone, or went wrong, stays longer.
    const timer = setTimeout(() => remove(id), (kind === "refused" || action ? 10_000 : 4000) + text.length * 30);
    return () => clearTimeout(timer);
  }, [id, kind, text, action]);
  return (
    <div className={css.toast} data-kind={kind}>
      {kind === "told" ? <IconCheck size={16} aria-hidden /> : <IconAlertCircle size={16} aria-hidden />}
      <span className={css.text}>{text}</span>
      {action && (
        <button type="button" className={css.action} aria-keyshortcuts={last ? ariaKey("mod+z") : undefined} onClick={() => take(shown)}>
          {action.label}
          {last && <Kbd of="mod+z" />}
        </button>
      )}
      <IconButton label={say("ui", "close")} icon={IconX} small onClick={() => remove(id)} />
    </div>
  );
}
