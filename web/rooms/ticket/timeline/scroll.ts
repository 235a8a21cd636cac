import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

interface Story {
  loaded: boolean;
  /** What stands behind it is read, too. */
  whole: boolean;
  /** Id of the oldest entry shown: it changes when earlier ones are read. */
  first: string | undefined;
  /** Id of the newest one: what comes after it pushes nothing. */
  last: string | undefined;
  /** The last thing I wrote or am sending: it is followed. */
  own: string | undefined;
  /** It is read from its beginning: something waits there. */
  atTop: boolean;
}

/** Of an entry this much (px) must be seen. */
const near = 20;

/** Keeps what one reads where it is: opens at the end, stays put when something is added above or below, follows what I send. */
export function useScroll({ loaded, whole, first, last, own, atTop }: Story): {
  scroller: RefObject<HTMLDivElement | null>;
  /** How many new entries are below what is seen. */
  below: number;
  toEnd: () => void;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const [below, setBelow] = useState(0);
  const height = useRef(0);
  const ended = useRef(false);
  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    height.current = element.scrollHeight;
    ended.current = element.scrollHeight - element.scrollTop - element.clientHeight < near;
    const edge = element.getBoundingClientRect().bottom - near;
    setBelow([...element.querySelectorAll("[data-fresh]")].filter((entry) => entry.getBoundingClientRect().top > edge).length);
  }, []);
  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
    measure();
  }, [measure]);

  const fromTop = useRef(atTop);
  if (!loaded) fromTop.current = atTop;
  useLayoutEffect(() => {
    if (!loaded) return;
    if (fromTop.current) measure();
    else toEnd();
  }, [loaded, measure, toEnd]);

  // What was shown grows (a thread behind it, how far a mail came): the end that one looks at stays in sight. A new entry leaves it.
  const newer = useRef(false);
  useLayoutEffect(() => void (newer.current = true), [last]);
  const grow = useCallback(() => {
    if (ended.current && !newer.current && !fromTop.current) toEnd();
    else measure();
    newer.current = false;
  }, [measure, toEnd]);

  // Earlier entries push what is read down by their height: the same is added to the place.
  const before = useRef(first);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && before.current !== undefined && first !== before.current) element.scrollTop += element.scrollHeight - height.current;
    before.current = first;
    measure();
  }, [first, measure]);

  // Null until the story was shown once: opening it is not a new word of mine.
  const followed = useRef<string | undefined | null>(null);
  useLayoutEffect(() => {
    if (!loaded) return;
    if (followed.current !== null && own !== undefined && own !== followed.current) toEnd();
    followed.current = own;
  }, [loaded, own, toEnd]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    element.addEventListener("scroll", measure, { passive: true });
    const watch = new ResizeObserver(grow);
    for (const part of [element, ...element.children]) watch.observe(part);
    return () => {
      element.removeEventListener("scroll", measure);
      watch.disconnect();
    };
  }, [loaded, whole, measure, grow]);

  return { scroller, below, toEnd };
}
