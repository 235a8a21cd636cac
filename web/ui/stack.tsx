import type { CSSProperties, ReactNode } from "react";

interface StackProps {
  /** On the 4 px grid: 1 = 4 px. */
  gap?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 8;
  align?: CSSProperties["alignItems"];
  justify?: CSSProperties["justifyContent"];
  wrap?: boolean;
  grow?: boolean;
  children: ReactNode;
}

/** One below the other. */
export const Stack = ({ gap = 3, align, justify, grow, children }: StackProps) => (
  <div
    style={{
      display: "flex",
      flexDirection: "column",
      gap: gap * 4,
      alignItems: align,
      justifyContent: justify,
      minWidth: 0,
      flex: grow ? 1 : undefined,
    }}
  >
    {children}
  </div>
);

/** One beside the other. */
export const Row = ({ gap = 2, align = "center", justify, wrap, grow, children }: StackProps) => (
  <div
    style={{
      display: "flex",
      gap: gap * 4,
      alignItems: align,
      justifyContent: justify,
      flexWrap: wrap ? "wrap" : undefined,
      minWidth: 0,
      flex: grow ? 1 : undefined,
    }}
  >
    {children}
  </div>
);
