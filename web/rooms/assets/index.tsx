import { usePlace } from "../../platform/place.tsx";
import { AssetNew } from "./asset-new.tsx";
import { AssetPage } from "./asset-page.tsx";
import { AssetsPage } from "./assets-page.tsx";
import { ImportPage } from "./import-page.tsx";

/** What people work with, who has it and where it is. */
export function AssetsRoom() {
  const [first, second] = usePlace().rest;
  if (first === undefined) return <AssetsPage />;
  if (first === "new") return <AssetNew />;
  if (first === "import") return <ImportPage />;
  return <AssetPage key={first} id={first} editing={second === "edit"} />;
}
