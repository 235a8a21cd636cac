const failed =
  /undeliver|not delivered|non-?delivery|delivery (?:has )?fail|delivery status|delivery (?:problem|error|warning|delayed|incomplete)|failure notice|mail failure|failed mail|could ?n[o']t be delivered|cannot be delivered|can't be delivered|unable to deliver|wasn't able to deliver|was not delivered|were not delivered|did not reach|returned mail|returning message|returned to sender|message status|mail system error|address(?:es)? (?:not found|failed)|permanent (?:fatal )?errors?|kunne ikke leveres|ikke levert|kan ikke leveres|ble ikke levert|leveringsfeil|levering mislyk|er forsinket|nicht zugestellt|unzustellbar|kunde inte levereras|kunne ikke afleveres/i;
// Said of many things besides mail.
const loosely =
  /rejected|delayed|is full|over quota|does not exist|no such user|error|mail failed|returning to sender|not yet been delivered|been postponed/i;
const waiting =
  /will (?:continue to |still )?(?:be )?(?:try|tried|retry|retried|retrying)\b|continue to (?:try|be made)|continue trying|will keep trying|still (?:being )?(?:trying|retried|in the queue)|has not yet been|not yet been delivered|(?:been|is) (?:delayed|postponed)|this is (?:a )?warning|warning message|no action is required|transient|delivery delayed|temporar(?:y|ily) (?:failure|error|problem|defer)|delayed \d+ hours?|er forsinket|fortsatt (?:å )?prøve|prøver fortsatt|vil bli forsøkt/i;
// Also a warning says what happens in the end: "eventually it will be returned to you".
const surelyWaiting =
  /not yet been delivered|no action is required|attempts will continue|attempts will be made|will continue to (?:try|be (?:tried|made))|continue to be made|du trenger ikke gjøre noe|prøver fortsatt|fortsatt prøve/i;
const final =
  /permanent|given up|giving up|gave up|fatal|could not be delivered for \d|returned to (?:you|sender)|failed permanently|too many|retry time(?:out)? (?:exceeded|not reached)|user unknown|unknown user|no such user|kan ikke leveres/i;

/** Whether words say that something did not arrive. */
export const saysFailed = (text: string): boolean => failed.test(text.slice(0, 5000));

/** The same by words that are only believed of a mail system's own sender. */
export const saysFailedLoosely = (text: string): boolean => saysFailed(text) || loosely.test(text.slice(0, 5000));

/** Whether a report says that the server still tries. */
export function saysWaiting(given: string): boolean {
  const text = given.slice(0, 5000);
  return surelyWaiting.test(text) || (waiting.test(text) && !final.test(text));
}
