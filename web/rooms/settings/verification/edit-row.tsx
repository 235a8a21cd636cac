import { useState } from "react";
import type { EvidenceSet, Need, PolicyRow } from "../../../../contract/verification.ts";
import { useWords } from "../../../platform/i18n.ts";
import { keep, forget, useTell } from "../../../platform/queries.ts";
import { setWords } from "../../../platform/verifications/set-words.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { toast } from "../../../ui/toast.tsx";
import { EditSet } from "./edit-set.tsx";
import css from "./policy.module.css";
import { isWeaker } from "./weaker.ts";

const most = 6;
const fresh: EvidenceSet = { needs: [{ least: "high", methods: [] } satisfies Need], delay_minutes: 0 };

/** What has to be proved for one action on one class of account: with what it then says, before it is kept. */
export function EditRow({ row, onClose }: { row: PolicyRow; onClose: () => void }) {
  const t = useWords("verify");
  const ui = useWords("ui");
  const [sets, setSets] = useState<readonly EvidenceSet[]>(row.sets);
  const params = { action: row.action, class: row.account_class };
  const done = (words: string) => {
    toast.told(words);
    onClose();
  };
  const save = useTell("PUT /verification-policy/{action}/{class}", {
    done: (after) => {
      keep("GET /verification-policy", {}, after);
      done(t("policy.saved"));
    },
    refused: () => {},
  });
  const back = useTell("DELETE /verification-policy/{action}/{class}", {
    done: () => {
      void forget("GET /verification-policy", {});
      done(t("policy.restored"));
    },
    refused: () => {},
  });
  const refused = save.error ?? back.error;
  const empty = sets.some(({ needs }) => needs.length === 0);
  return (
    <Dialog
      open
      onClose={onClose}
      size="large"
      title={t("policy.change_named", { action: t(`action.${row.action}`), kind: t(`class.${row.account_class}`) })}
      footer={
        <>
          {!row.usual && (
            <Button kind="quiet" busy={back.isPending} onClick={() => back.mutate({ params })}>
              {t("policy.restore")}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button kind="primary" busy={save.isPending} onClick={() => save.mutate({ params, body: { sets: [...sets] } })}>
            {ui("save")}
          </Button>
        </>
      }
    >
      {refused && <Banner tone="red" title={refused.message} announce />}
      <div className={css.preview} role="status">
        <h3>{t("policy.then")}</h3>
        {sets.length === 0 ? (
          <p>{t("never")}</p>
        ) : (
          <ul className={css.sets}>
            {sets.map((set, at) => (
              <li key={at}>{setWords(t, set)}</li>
            ))}
          </ul>
        )}
      </div>
      {isWeaker(sets, row.usual_sets) && (
        <Banner tone="red" title={t(empty ? "policy.warn_nothing" : "policy.warn")}>
          {t("policy.warn_says", {
            usual: row.usual_sets.length === 0 ? t("never") : row.usual_sets.map((set) => setWords(t, set)).join("; "),
          })}
        </Banner>
      )}
      {sets.map((set, at) => (
        <EditSet
          // Nothing else tells two alike apart.
          key={at}
          name={t("policy.set", { n: at + 1 })}
          set={set}
          onChange={(next) => setSets(sets.with(at, next))}
          onRemove={() => setSets(sets.toSpliced(at, 1))}
        />
      ))}
      <Button disabled={sets.length >= most} onClick={() => setSets([...sets, fresh])}>
        {t("policy.add_set")}
      </Button>
    </Dialog>
  );
}
