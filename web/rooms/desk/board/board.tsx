import { answerFieldOf } from "../../../../contract/filter.ts";
import { isPlainGroup } from "../../../../contract/views.ts";
import { useQuestions } from "../../../platform/filter/questions.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { call, isRefusal } from "../../../platform/client.ts";
import { paths, type DeskSearch } from "../../../platform/paths.ts";
import { useGo, useSetSearch } from "../../../platform/place.tsx";
import { forget } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { Select } from "../../../ui/select.tsx";
import { SkeletonRows } from "../../../ui/skeleton.tsx";
import { toast } from "../../../ui/toast.tsx";
import { bothOf } from "../../../platform/filter/parts.ts";
import { useFieldWords } from "../../../platform/filter/values.ts";
import { ListHead } from "../list-head.tsx";
import { filterOfList } from "../views/list-filter-of.ts";
import { useViewDialog } from "../views/use-view-dialog.tsx";
import { useView } from "../views/use-views.ts";
import { ViewMenu } from "../views/view-menu.tsx";
import { Column } from "./board-column.tsx";
import css from "./board.module.css";
import { boardFields, boardQuestions, fieldOf, moveTo } from "./columns.ts";
import { useColumns } from "./use-columns.ts";

/** The open list side by side: a column for each value of one field. */
export function Board({ search }: { search: DeskSearch }) {
  const t = useWords("views");
  const say = useFieldWords();
  const go = useGo();
  const me = useMe();
  const set = useSetSearch<DeskSearch>();
  const view = useView(search.view);
  const { edit, saveAs, dialog } = useViewDialog(search, view);
  const questions = boardQuestions(useQuestions());
  const meant = fieldOf(search.by, view?.group_by);
  // By numbers or names a list has headings, and a board would have a column for each.
  const field = isPlainGroup(meant) || questions.some(({ key }) => answerFieldOf(key) === meant) ? meant : "status";
  const filter = filterOfList(search, view);
  const columns = useColumns(field, filter);
  const question = questions.find(({ key }) => answerFieldOf(key) === field);
  const nameOf = (value: string) => columns?.find((column) => column.value === value)?.words ?? value;
  const take = async (number: number, value: string) => {
    const body = moveTo(field, value, me.id, question);
    if (!body) return toast.refused(t("board.asks_more", { number, field: say.field(field), value: nameOf(value) }));
    try {
      await call("PATCH /tickets/{id}", { params: { id: String(number) }, body });
      toast.told(t("board.moved", { number, value: nameOf(value) }));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      toast.refused(error.errors[0]?.detail ?? error.message);
    }
    await forget("GET /tickets");
  };
  return (
    <div className={css.page}>
      <ListHead search={search} total={null} read={0} />
      <div className={css.tools}>
        <Select
          hideLabel
          label={t("board.by")}
          value={field}
          onChange={(by) => set({ by })}
          choices={[
            ...boardFields.map((value) => ({ value: value as string, label: say.field(value) })),
            ...questions.map(({ key, label }) => ({ value: answerFieldOf(key), label: inMyLanguage(label), group: t("columns.form") })),
          ]}
        />
        <p className={css.hint}>{t("board.hint")}</p>
        <ViewMenu search={search} view={view} onEdit={edit} onSaveAs={saveAs} />
      </div>
      {dialog}
      <div className={css.board} role="group" aria-label={t("board")} tabIndex={0}>
        {columns ? (
          columns.map((column, at) => (
            <Column
              key={`${field} ${column.value}`}
              column={column}
              filter={bothOf(filter, `${field}:${column.value}`)}
              sort={search.sort ?? "due"}
              takes={moveTo(field, column.value, me.id, question) !== null}
              onTake={(number) => void take(number, column.value)}
              onOpen={(row) => go(paths.ticket(row.number, search))}
              onMove={(row, by) => {
                const beside = columns[at + by];
                if (beside) void take(row.number, beside.value);
              }}
            />
          ))
        ) : (
          <SkeletonRows rows={6} lines={2} />
        )}
      </div>
    </div>
  );
}
