import type { ReactNode } from "react";

/** As wide as one field should be, where the page is wider. */
export const Narrow = ({ children }: { children: ReactNode }) => <div style={{ maxWidth: 400, minWidth: 0 }}>{children}</div>;
