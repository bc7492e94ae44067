/** Why a door of the web refuses a page's call: nobody is signed in in this browser any more. */
export const signedOut = "signedOut";

/** The same: the page was made for one account, and the session is another's now. */
export const otherAccount = "otherAccount";

/** The one-time link of the server's output was used, or the server has started anew since. */
export const setupLink = "setupLink";
