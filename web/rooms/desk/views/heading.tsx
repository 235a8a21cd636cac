import type { Heading as Words } from "./headings.ts";
import css from "./heading.module.css";

/** Stands above the first ticket of its group. */
export const Heading = ({ words, number }: Words) => (
  <span className={css.heading}>
    {words} {number !== null && <span className={css.number}>{number}</span>}
  </span>
);
