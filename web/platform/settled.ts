import { useEffect, useState } from "react";
import { holdKeys } from "./keys.tsx";

/** How many screens are drawn, and not yet painted. */
let drawn = 0;
export const isDrawing = (): boolean => drawn > 0;

/**
 * What `key` was when it was last painted. A screen shows first what is read (`key`) and in the next moment what it is worked
 * with (once this answers the same); keys that are pressed in between wait for what answers to them. What a screen begins
 * with is settled at once.
 */
export function useSettled<K extends string | number | null>(key: K): K {
  const [settled, settle] = useState(key);
  const is = Object.is(settled, key);
  useEffect(() => {
    if (is) return;
    const release = holdKeys();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waiting = 1;
    drawn += 1;
    const painted = () => {
      drawn -= waiting;
      waiting = 0;
    };
    const next = () => {
      timer = setTimeout(() => {
        painted();
        settle(key);
      });
    };
    // Nothing is painted for a page that nobody sees.
    const frame = document.hidden ? undefined : requestAnimationFrame(next);
    if (document.hidden) next();
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame);
      clearTimeout(timer);
      painted();
      // After the effects of what just came: its keys are registered by then.
      setTimeout(release);
    };
  }, [is, key]);
  return settled;
}
