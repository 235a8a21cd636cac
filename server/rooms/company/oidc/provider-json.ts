import { fetchFor, type Party } from "./ask-provider.ts";

/** A JSON object that the provider publishes. Throws where there is none. */
export async function askProviderJson(party: Party, address: string): Promise<Record<string, unknown>> {
  const answer = await fetchFor(party)(address, {
    method: "GET",
    headers: { accept: "application/json" },
    body: undefined,
    redirect: "manual",
  });
  if (answer.status !== 200) throw Object.assign(new Error(`it answers ${answer.status}`), { code: "STATUS" });
  const read: unknown = await answer.json();
  if (typeof read !== "object" || read === null || Array.isArray(read)) throw Object.assign(new Error("no object"), { code: "STATUS" });
  return { ...read };
}
