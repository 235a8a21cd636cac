import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

interface Story {
  loaded: boolean;
  /** Id of the oldest entry shown: it changes when earlier ones are read. */
  first: string | undefined;
  /** Messages of my own on their way. */
  own: number;
  /** It is read from its beginning: something waits there. */
  atTop: boolean;
}

const near = 24;

/** Keeps what one reads where it is: opens at the end, stays put when something is added above or below, follows what I send. */
export function useScroll({ loaded, first, own, atTop }: Story): { scroller: RefObject<HTMLDivElement | null>; below: boolean; toEnd: () => void } {
  const scroller = useRef<HTMLDivElement>(null);
  const [below, setBelow] = useState(false);
  const height = useRef(0);
  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    height.current = element.scrollHeight;
    setBelow(element.scrollHeight - element.scrollTop - element.clientHeight > near);
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

  // Earlier entries push what is read down by their height: the same is added to the place.
  const before = useRef(first);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && before.current !== undefined && first !== before.current) element.scrollTop += element.scrollHeight - height.current;
    before.current = first;
    measure();
  }, [first, measure]);

  useLayoutEffect(() => {
    if (own > 0) toEnd();
  }, [own, toEnd]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    element.addEventListener("scroll", measure, { passive: true });
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    if (element.firstElementChild) watch.observe(element.firstElementChild);
    return () => {
      element.removeEventListener("scroll", measure);
      watch.disconnect();
    };
  }, [loaded, measure]);

  return { scroller, below, toEnd };
}
