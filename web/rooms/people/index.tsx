import { usePlace } from "../../platform/place.tsx";
import { ImportPage } from "./import/import-page.tsx";
import { OrganizationNew } from "./organization-new.tsx";
import { OrganizationPage } from "./organization-page.tsx";
import { OrganizationsPage } from "./organizations-page.tsx";
import { PersonNew } from "./person-new.tsx";
import { PeopleSplit } from "./people-split.tsx";

/** Everybody the desk helps, where they are, and how they came in. */
export function PeoplePage() {
  const [first, second] = usePlace().rest;
  if (first === "new") return <PersonNew />;
  if (first === "import") return <ImportPage />;
  if (first === "organizations") {
    if (second === undefined) return <OrganizationsPage />;
    return second === "new" ? <OrganizationNew /> : <OrganizationPage key={second} id={second} />;
  }
  return <PeopleSplit personId={first ?? null} editing={second === "edit"} />;
}
