import type { ReactNode } from "react";
import css from "./dialog-end.module.css";

/** The buttons of a form that is the whole inside of a Dialog or Drawer, the main one last; they stay in sight while it scrolls. */
export const DialogEnd = ({ children }: { children: ReactNode }) => <div className={css.end}>{children}</div>;
