import {
  choiceFields,
  isAnswerField,
  marks,
  numberFields,
  orders,
  timeFields,
  type AnswerField,
  type ChoiceField,
  type Filter,
  type FilterFault,
  type Mark,
  type NumberField,
  type Order,
  type TimeField,
} from "./filter.ts";
import { splitValues, termHead, unquote, type Piece } from "./filter-words.ts";
import { isTime } from "./filter-time.ts";

const among = <T extends string>(all: readonly T[], word: string): word is T => (all as readonly string[]).includes(word);
const choices = Object.keys(choiceFields) as ChoiceField[];
export const fieldNames: readonly string[] = [...choices, ...timeFields, ...numberFields, "is"];

interface Written {
  name: string;
  sign: string;
  value: string;
  /** Where the value begins in the whole text. */
  at: number;
}

function readChoice(field: ChoiceField | AnswerField, { value, at }: Written): Filter | FilterFault {
  const known = isAnswerField(field) ? null : choiceFields[field];
  const values: string[] = [];
  for (const part of splitValues(value)) {
    const wanted = unquote(part.text).trim();
    if (wanted === "") return { code: "filter_value_missing", at: at + part.at, length: Math.max(1, part.text.length) };
    if (known && !among<string>(known, wanted)) return { code: "filter_unknown_value", at: at + part.at, length: part.text.length, known };
    if (!values.includes(wanted)) values.push(wanted);
  }
  return { field, values };
}

function readTime(field: TimeField | AnswerField, order: Order, { value, at }: Written): Filter | FilterFault {
  const time = unquote(value);
  return isTime(time) ? { field, order, at: time } : { code: "filter_no_time", at, length: value.length };
}

function readNumber(field: NumberField, order: Order, { value, at }: Written): Filter | FilterFault {
  return /^\d{1,9}$/.test(value) ? { field, order, number: Number(value) } : { code: "filter_no_number", at, length: value.length };
}

const number = /^-?\d{1,15}(?:[.,]\d{1,6})?$/;

/** Of what kind the question is only the desk knows: what is written decides whether a number or a day is meant. */
function readAnswer(field: AnswerField, order: Order | null, written: Written): Filter | FilterFault {
  if (!order) return readChoice(field, written);
  const value = unquote(written.value);
  if (number.test(value)) return { field, order, number: Number(value.replace(",", ".")) };
  return readTime(field, order, written);
}

/** `field:value`, `field<value`: what it asks, or where it cannot be meant. */
export function readTerm(piece: Piece): Filter | FilterFault {
  const [head = "", name = "", sign = ""] = termHead.exec(piece.text) ?? [];
  const written = { name: name.toLowerCase(), sign, value: piece.text.slice(head.length), at: piece.at + head.length };
  const whole = { at: piece.at, length: name.length };
  const order = among(orders, sign) ? sign : null;
  if (isAnswerField(written.name) && written.value !== "") return readAnswer(written.name, order, written);
  if (!isAnswerField(written.name) && !fieldNames.includes(written.name))
    return { code: "filter_unknown_field", ...whole, known: fieldNames };
  if (written.value === "") return { code: "filter_value_missing", at: piece.at, length: piece.length };
  if (among(timeFields, written.name))
    return order ? readTime(written.name, order, written) : { code: "filter_order_needed", ...whole, known: orders };
  if (among(numberFields, written.name))
    return order ? readNumber(written.name, order, written) : { code: "filter_order_needed", ...whole, known: orders };
  if (order) return { code: "filter_no_order", at: piece.at + name.length, length: sign.length };
  if (written.name !== "is") return readChoice(written.name as ChoiceField, written);
  const mark = unquote(written.value);
  return among<Mark>(marks, mark)
    ? { is: mark }
    : { code: "filter_unknown_value", at: written.at, length: written.value.length, known: marks };
}
