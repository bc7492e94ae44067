/** Why a door refuses a name or a title; the forms say it in the reader's language. */
export const blockedWord = "blockedWord";
