import { Tokenizer } from "htmlparser2";
import { readAtMost } from "./line.ts";

/** What a reader of markup is told, in order. Names are lower case. */
export interface TokenReader {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  text(words: string): void;
}

/**
 * Reads markup as a flat stream. htmlparser2's parser looks through all open elements at every closing tag, which hostile markup
 * makes quadratic; its tokenizer is linear, and of nesting only what changes words is kept (html-lines.ts).
 */
export function readTokens(html: string, reader: TokenReader): void {
  const source = html.slice(0, readAtMost);
  let name = "";
  let attributes = new Map<string, string>();
  let key = "";
  let value = "";
  const opened = () => reader.open(name, attributes);
  const nothing = () => undefined;
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        name = source.slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname(start, end) {
        key = source.slice(start, end).toLowerCase();
        value = "";
      },
      onattribdata(start, end) {
        value += source.slice(start, end);
      },
      onattribentity(codepoint) {
        value += String.fromCodePoint(codepoint);
      },
      onattribend() {
        if (attributes.size < 50 && !attributes.has(key)) attributes.set(key, value);
      },
      onopentagend: opened,
      onselfclosingtag() {
        opened();
        if (name.includes(":")) reader.close(name);
      },
      onclosetag: (start, end) => reader.close(source.slice(start, end).toLowerCase()),
      ontext: (start, end) => reader.text(source.slice(start, end)),
      ontextentity: (codepoint) => reader.text(String.fromCodePoint(codepoint)),
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(source);
  tokenizer.end();
}
