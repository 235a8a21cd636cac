import { verificationMethods, type EvidenceSet, type Need } from "../../../../contract/verification.ts";
import { useWords } from "../../../platform/i18n.ts";
import { needWords } from "../../../platform/verifications/set-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/select.tsx";
import css from "./policy.module.css";

const most = 5;
const hour = 60;
const waits = [0, 1, 2, 4, 8, 24, 48, 72, 168].map((hours) => hours * hour);

/** What a need is called in a list of choices; two that are alike are one. */
const nameOf = ({ least, methods }: Need): string => (methods.length > 0 ? methods.join(" ") : `least ${least ?? "medium"}`);

const usually: readonly Need[] = [
  { least: "medium", methods: [] },
  { least: "high", methods: [] },
  ...verificationMethods.map((method) => ({ least: null, methods: [method] })),
  { least: null, methods: ["in_person", "video"] },
];

interface EditSetProps {
  name: string;
  set: EvidenceSet;
  onChange: (set: EvidenceSet) => void;
  onRemove: () => void;
}

/** One of several that are enough: what has to be proved together, and how long is waited then. */
export function EditSet({ name, set, onChange, onRemove }: EditSetProps) {
  const t = useWords("verify");
  const { needs, delay_minutes } = set;
  const known = [...new Map([...usually, ...needs].map((need) => [nameOf(need), need])).values()];
  const choices = known.map((need) => ({ value: nameOf(need), label: needWords(t, need) }));
  const put = (at: number, value: string) => {
    const need = known.find((one) => nameOf(one) === value);
    if (need) onChange({ ...set, needs: needs.with(at, need) });
  };
  const times = [...new Set([...waits, delay_minutes])].toSorted((a, b) => a - b);
  return (
    <fieldset className={css.set}>
      <legend>{name}</legend>
      {needs.map((need, at) => (
        <div key={at} className={css.need}>
          <Select label={t("policy.need", { n: at + 1 })} value={nameOf(need)} choices={choices} onChange={(value) => put(at, value)} />
          <Button
            size="small"
            kind="quiet"
            aria-label={t("policy.remove_need", { n: at + 1, set: name })}
            onClick={() => onChange({ ...set, needs: needs.toSpliced(at, 1) })}
          >
            {t("policy.remove")}
          </Button>
        </div>
      ))}
      <Select
        label={t("policy.wait")}
        value={String(delay_minutes)}
        choices={times.map((minutes) => ({ value: String(minutes), label: t("policy.hours", { hours: Math.ceil(minutes / hour) }) }))}
        onChange={(minutes) => onChange({ ...set, delay_minutes: Number(minutes) })}
      />
      <div className={css.acts}>
        <Button
          size="small"
          disabled={needs.length >= most}
          onClick={() => onChange({ ...set, needs: [...needs, { least: "medium", methods: [] }] })}
        >
          {t("policy.add_need")}
        </Button>
        <Button size="small" kind="quiet" aria-label={t("policy.remove_set_named", { set: name })} onClick={onRemove}>
          {t("policy.remove_set")}
        </Button>
      </div>
    </fieldset>
  );
}
