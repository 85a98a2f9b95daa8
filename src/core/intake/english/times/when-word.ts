/** A word before a noun that says how often it happens: never the noun's name. */
export const WHEN_WORD =
  /^(?:hourly|nightly|daily|weekly|monthly|quarterly|yearly|scheduled|periodic|recurring|cron)$/;
