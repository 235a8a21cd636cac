/** A filter (RFC 7644, 3.4.2.2), parsed. Paths are in lower case, without the address of their schema where that is the resource's own. */
export type Filter =
  | { is: "and" | "or"; left: Filter; right: Filter }
  | { is: "not"; of: Filter }
  | { is: "pr"; path: string }
  | { is: Compare; path: string; value: Value }
  /** `emails[type eq "work"]` */
  | { is: "has"; path: string; of: Filter };

export type Value = string | number | boolean | null;
export const compares = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"] as const;
export type Compare = (typeof compares)[number];
