import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import {
  answerFieldOf,
  choiceFields,
  isAnswerField,
  keyIn,
  numberFields,
  orders,
  timeFields,
  type ChoiceField,
  type Filter,
  type Mark,
  type Order,
} from "../../../contract/filter.ts";
import { quote } from "../../../contract/filter-words.ts";
import { fieldNames } from "../../../contract/filter-term.ts";
import { parseFilter } from "../../../contract/filter-parse.ts";
import { isTime } from "../../../contract/filter-time.ts";
import { inMyLanguage, useWords } from "../i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Combo } from "../../ui/combo.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { Stack } from "../../ui/stack.tsx";
import { isOrdered, useQuestions } from "./questions.ts";
import { findValues, useFieldWords } from "./values.ts";

const isTimeField = (field: string): boolean => (timeFields as readonly string[]).includes(field);
const isNumber = (field: string): boolean => (numberFields as readonly string[]).includes(field);

/** The one part of what was read. */
const onlyPart = (filter: Filter): Filter => ("all" in filter && filter.all.length === 1 ? (filter.all[0] ?? filter) : filter);

/** What was chosen, as a part of a filter; null while it asks for nothing. Pure. */
export function partFor(field: string, how: string, value: string): Filter | null {
  if (value.trim() === "") return null;
  if (isAnswerField(field) && orders.some((order) => order === how)) {
    const parsed = parseFilter(`${field}${how}${quote(value)}`);
    return "filter" in parsed ? onlyPart(parsed.filter) : null;
  }
  if (isTimeField(field)) return isTime(value) ? { field: field as "due", order: how as Order, at: value } : null;
  if (isNumber(field)) return /^\d{1,9}$/.test(value) ? { field: field as "worked", order: how as Order, number: Number(value) } : null;
  const part: Filter = field === "is" ? { is: value as Mark } : { field: field as ChoiceField, values: [value.trim()] };
  return how === "not" ? { not: part } : part;
}

/** Field, is or is not, value: one question more. */
export function AddPart({ onAdd }: { onAdd: (part: Filter) => void }) {
  const t = useWords("views");
  const [open, setOpen] = useState(false);
  const add = (part: Filter) => {
    onAdd(part);
    setOpen(false);
  };
  return (
    <>
      <Button size="small" kind="quiet" icon={IconPlus} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("part.add")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("part.add")} size="small">
        <Choose onAdd={add} />
      </Dialog>
    </>
  );
}

function Choose({ onAdd }: { onAdd: (part: Filter) => void }) {
  const t = useWords("views");
  const say = useFieldWords();
  const [field, setField] = useState("status");
  const questions = useQuestions();
  const question = isAnswerField(field) ? questions.find(({ key }) => key === keyIn(field)) : undefined;
  const ordered = question !== undefined && isOrdered(question);
  const compared = isTimeField(field) || isNumber(field);
  const [how, setHow] = useState<string>("is");
  const [value, setValue] = useState<{ value: string; label: string } | null>(null);
  const fixed = field === "is" || (field in choiceFields && choiceFields[field as ChoiceField] !== null);
  const chooseField = (next: string) => {
    setField(next);
    setHow(isTimeField(next) || isNumber(next) ? "<" : "is");
    setValue(null);
  };
  const part = partFor(field, how, value?.value ?? "");
  const free =
    ["tag", "source"].includes(field) ||
    compared ||
    (question !== undefined && !["choice", "choices", "tree", "yes_no"].includes(question.kind));
  return (
    <Stack>
      <Select
        label={t("part.field")}
        value={field}
        onChange={chooseField}
        choices={[
          ...fieldNames.map((name) => ({ value: name, label: say.field(name), group: t("part.ticket") })),
          ...questions.map(({ key, label }) => ({
            value: answerFieldOf(key) as string,
            label: inMyLanguage(label),
            group: t("part.form"),
          })),
        ]}
      />
      <Select
        label={t("part.how")}
        value={how}
        onChange={setHow}
        choices={
          compared
            ? orders.map((order) => ({ value: order, label: t(`order.${order}`) }))
            : [
                { value: "is", label: t("how.is") },
                { value: "not", label: t("how.not") },
                ...(ordered ? orders.map((order) => ({ value: order as string, label: t(`order.${order}`) })) : []),
              ]
        }
      />
      <Combo
        key={field}
        label={t("part.value")}
        hint={isTimeField(field) || question?.kind === "date" ? t("part.time") : undefined}
        value={value}
        onChange={(option) => setValue(option && { value: option.value, label: option.label })}
        find={(words, signal) => findValues(field, words, signal, say)}
        create={free ? { label: (words) => t("part.use", { words }), run: (words) => setValue({ value: words, label: words }) } : undefined}
        clearable={!fixed}
      />
      <Button kind="primary" disabled={part === null} onClick={() => part && onAdd(part)}>
        {t("part.add")}
      </Button>
    </Stack>
  );
}
