export interface FieldError {
  /** RFC 6901 pointer into the body, or `#query/name`. */
  pointer: string;
  code: string;
  detail?: string;
  /** Fill the blanks of this field's own sentence. */
  facts?: Record<string, string | number>;
}

/**
 * A refusal that a person can act on; `http/refuse.ts` turns it into RFC 9457 in the reader's language.
 * `code` names the sentence in `server/locales`; `facts` fill its blanks. Never carries internals.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly facts: Record<string, string | number>;
  readonly errors: FieldError[];
  readonly extra: Record<string, unknown>;

  constructor(
    status: number,
    code: string,
    more: { facts?: Record<string, string | number>; errors?: FieldError[]; extra?: Record<string, unknown> } = {},
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.facts = more.facts ?? {};
    this.errors = more.errors ?? [];
    this.extra = more.extra ?? {};
  }
}

/** Also for what exists but may not be seen: a stranger must not learn the difference. */
export const notFound = (what: string): Problem => new Problem(404, "not_found", { facts: { what } });

/** One wrong field, known only after looking something up. */
export const wrongField = (pointer: string, code: string, facts?: Record<string, string | number>): Problem =>
  new Problem(400, "invalid_input", { errors: [{ pointer, code }], facts });
