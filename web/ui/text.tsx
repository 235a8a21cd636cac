import type { ReactNode } from "react";
import css from "./text.module.css";

/** The one title of a screen or a column: 19/26. `level` is its place in the outline, not its size. */
export function Title({ children, level = 1 }: { children: ReactNode; level?: 1 | 2 | 3 }) {
  const H = `h${level}` as const;
  return <H className={css.title}>{children}</H>;
}

/** A small heading above a group: "Solved before". */
export function Heading({ children, level = 3 }: { children: ReactNode; level?: 2 | 3 | 4 }) {
  const H = `h${level}` as const;
  return <H className={css.heading}>{children}</H>;
}

/** What supports: 12/16, muted. */
export const Muted = ({ children }: { children: ReactNode }) => <span className={css.muted}>{children}</span>;

/** Numbers of tickets, names of hosts, commands. */
export const Mono = ({ children }: { children: ReactNode }) => <span className={css.mono}>{children}</span>;

/** A ticket's number, the same everywhere: #1042. */
export const TicketNumber = ({ number }: { number: number }) => <span className={css.number}>#{number}</span>;

/** Text that people wrote: lines kept, long words broken. */
export const Prose = ({ children }: { children: ReactNode }) => <div className={css.prose}>{children}</div>;
