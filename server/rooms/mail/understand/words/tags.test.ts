import { expect, test } from "vitest";
import { readTags } from "./tags.ts";

const mail = (subject: string, text = "", address = "support@example.org") => ({ subject, text, headers: [], from: { name: "", address } });

const table: [subject: string, ...tags: string[]][] = [
  ["Re: Printer [#1234]"],
  ["RE: [Ticket#31001] Line is down", "zammad:31001"],
  ["[Ticket#2020010110000012] Line", "otrs:2020010110000012"],
  ["[example.com #123] Line", "rt:EXAMPLE.COM #123"],
  ["Re: [#ABC-123-4567] Line", "osticket:ABC-123-4567"],
  ["[GLPI #0000123] Line", "glpi:0000123"],
  ["[#SUP-123] Line", "freshdesk:SUP-123"],
  ["[Request ID: 44123] Line", "zendesk:44123"],
  ["[K1X2Y3-ABCD] Re: Line", "zendesk:K1X2Y3-ABCD"],
  ["[JIRA] (NET-123) Line", "jira:NET-123"],
  ["NET-123 Line is down"],
  ["PC-1017 is slow"],
  ["Incident INC0012345 has been updated", "servicenow:INC0012345"],
  ["RITM0010001 - Approved Ref:MSG1234567", "servicenow:RITM0010001", "servicenow:MSG1234567"],
  ["Line CRM:0001234", "dynamics:CRM:0001234"],
  ["Line [ ref:_00D123456789ABC._5001234567XYZ:ref ]", "salesforce:ref:_00D123456789ABC._5001234567XYZ:ref"],
  ["[ID: 0012345] Line", "halo:0012345"],
  ["SV: Sak - TrackingID#2503140050001234", "microsoft:2503140050001234"],
  ["The [#1234] of [Ticket#31001]", "zammad:31001"],
  ["My PC is slow"],
  ["Room 3.14 and error 0x80070005"],
  ["Windows 11 (KB5034441) fails"],
  ["[EXTERNAL] Hello"],
];

test.each(table)("%s", (subject, ...tags) => expect(readTags(mail(subject))).toEqual(tags));

test("Salesforce's stands in the text", () =>
  expect(readTags(mail("Line", "Hello\n\nref:!00D20123.!500ABCDEF:ref\n"))).toEqual(["salesforce:ref:!00D20123.!500ABCDEF:ref"]));

test("Jira's own mails need no brackets", () =>
  expect(readTags(mail("NET-123 Line is down", "", "jira@example.org"))).toEqual(["jira:NET-123"]));
