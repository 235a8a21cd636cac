import { IconTag } from "@tabler/icons-react";
import type { Category } from "../../../../contract/catalog.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { inMyLanguage, useWords } from "../../../platform/i18n.ts";
import { askOnce } from "../../../platform/queries.ts";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { Popover } from "../../../ui/popover.tsx";
import { useOpenTicket } from "../open-ticket.ts";
import css from "./header.module.css";

/** Categories whose path or keywords hold every word, in the reader's language. */
export function matchingCategories(categories: readonly Category[], words: string): Category[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return categories.filter(({ active, path, keywords }) => {
    const text = [path.en, path.nb, ...keywords].join(" ").toLocaleLowerCase();
    return active && wanted.every((word) => text.includes(word));
  });
}

/** For `<Combo find={findCategories}>`: those that can be chosen, by their path. */
export async function findCategories(words: string): Promise<Option<Category>[]> {
  const { items } = await askOnce("GET /categories");
  return matchingCategories(items, words).map((category) => ({ value: category.id, label: inMyLanguage(category.path), item: category }));
}

/** The path of the category; found by typing a word of it. */
export function CategoryChooser({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const { change } = useOpenTicket();
  const path = (of: Ticket) => (of.category ? inMyLanguage(of.category.path) : t("category.none"));
  if (!ticket.can.work) return <span className={css.still}>{path(ticket)}</span>;
  const choose = (option: Option<Category> | null) => {
    const category = option?.item ?? null;
    void change({
      base: ticket,
      body: { category: category?.id ?? null },
      shown: { category: category && { id: category.id, key: category.key, name: category.name, path: category.path } },
      fact: { name: t("fact.category"), of: path, mine: category ? inMyLanguage(category.path) : t("category.none") },
    });
  };
  return (
    <Popover
      label={t("category.choose")}
      target={(props) => (
        <button type="button" className={css.fact} aria-label={t("category.change", { category: path(ticket) })} {...props}>
          <span>{path(ticket)}</span>
        </button>
      )}
    >
      {(close) => (
        <div className={css.panel}>
          <Combo
            label={t("category.choose")}
            icon={IconTag}
            autoFocus
            clearable
            value={ticket.category && { value: ticket.category.id, label: path(ticket) }}
            find={findCategories}
            onChange={(option) => {
              close();
              choose(option);
            }}
          />
        </div>
      )}
    </Popover>
  );
}
