import type { SmsGateway } from "../../../../contract/sms.ts";

export interface SmsValues {
  kind: SmsGateway["kind"];
  url: string;
  format: SmsGateway["format"];
  body: string;
  header: string;
  sender: string;
  layout: SmsGateway["layout"];
  per_number: string;
  per_hour: string;
}

export const valuesOf = ({ kind, url, format, body, header, sender, layout, per_number, per_hour }: SmsGateway): SmsValues => ({
  ...{ kind, url: url ?? "", format, body, header, sender, layout },
  per_number: String(per_number),
  per_hour: String(per_hour),
});

/** What is sent of what was changed. */
export const bodyOf = ({ url, per_number, per_hour, ...others }: Partial<SmsValues>) => ({
  ...others,
  ...(url !== undefined && { url: url.trim() || null }),
  ...(per_number !== undefined && { per_number: Number(per_number) }),
  ...(per_hour !== undefined && { per_hour: Number(per_hour) }),
});

/** A secret goes only where it was given for. */
export const isElsewhere = (changes: Partial<SmsValues>): boolean => "url" in changes || "header" in changes;
