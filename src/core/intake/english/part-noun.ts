/** Names of parts of a system, usable as component names right before an image or in front of nothing better. */
export const PART_NOUN =
  /^(?:frontend|backend|api|web|ui|gateway|portal|dashboard|website|site|admin|worker|auth|proxy|bff|storefront|shop|blog|webapp|console|broker|scheduler|bot)$/;
