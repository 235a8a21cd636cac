import type { RequestType } from "../../../contract/catalog.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { NamedIcon } from "../../ui/named-icon.tsx";
import { Bone } from "../../ui/skeleton.tsx";
import { Section } from "./page.tsx";
import css from "./request-tiles.module.css";

/** What can be asked for, one press each. */
export function RequestTiles({ types, waiting }: { types: readonly RequestType[]; waiting: boolean }) {
  const t = useWords("portal");
  if (types.length === 0 && !waiting) return null;
  return (
    <Section title={t("types.title")}>
      <ul className={css.tiles}>
        {types.map((type) => (
          <li key={type.id}>
            <Link to={paths.portalNew({ type: type.key })} className={css.tile}>
              <NamedIcon name={type.icon} />
              <span className={css.name}>{inMyLanguage(type.name)}</span>
            </Link>
          </li>
        ))}
        {waiting &&
          [0, 1, 2, 3].map((place) => (
            <li key={place} className={css.tile}>
              <Bone width={24} height={24} />
              <Bone width="70%" height={16} />
            </li>
          ))}
      </ul>
    </Section>
  );
}
