import { type ReactNode } from "react";
import css from "./gallery.module.css";
import { Stack } from "./stack.tsx";
import { Heading } from "./text.tsx";

/** One group of the gallery. */
export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css.part}>
    <Heading level={2}>{title}</Heading>
    <Stack>{children}</Stack>
  </section>
);
