import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import {
  choiceFields,
  numberFields,
  orders,
  timeFields,
  type ChoiceField,
  type Filter,
  type Mark,
  type Order,
} from "../../../contract/filter.ts";
import { fieldNames } from "../../../contract/filter-term.ts";
import { isTime } from "../../../contract/filter-time.ts";
import { useWords } from "../i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Combo } from "../../ui/combo.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { Stack } from "../../ui/stack.tsx";
import { findValues, useFieldWords } from "./values.ts";

const isTimeField = (field: string): boolean => (timeFields as readonly string[]).includes(field);
const isNumber = (field: string): boolean => (numberFields as readonly string[]).includes(field);

/** What was chosen, as a part of a filter; null while it asks for nothing. Pure. */
export function partFor(field: string, how: string, value: string): Filter | null {
  if (value.trim() === "") return null;
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
  const free = ["tag", "source"].includes(field) || compared;
  return (
    <Stack>
      <Select
        label={t("part.field")}
        value={field}
        onChange={chooseField}
        choices={fieldNames.map((name) => ({ value: name, label: say.field(name) }))}
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
              ]
        }
      />
      <Combo
        key={field}
        label={t("part.value")}
        hint={isTimeField(field) ? t("part.time") : undefined}
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
