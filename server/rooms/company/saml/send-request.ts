import type { ProviderRow } from "../store-provider.ts";
import { libraryFor } from "./library.ts";

/** Where the browser goes to sign in: the request in the address (HTTP-Redirect). `state` comes back beside the answer and leads nowhere. */
export async function sendRequest(row: ProviderRow, requestId: string, state: string, anew: boolean): Promise<string> {
  const library = await libraryFor(row, requestId, { anew });
  return library.getAuthorizeUrlAsync(state, undefined, {});
}
