const formats = new Map<string, Intl.DateTimeFormat>();
/** Each takes some 100 KB outside of the heap, where nobody sees that they are many. */
const most = 200;

/** The format for these dates, made once: making one takes longer than a hundred of its sentences. Errors: RangeError for a time zone that is none. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(id);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  if (formats.size >= most) formats.clear();
  formats.set(id, made);
  return made;
}
