/** Why a sign-in is refused although the password is right: staff has locked the account. */
export const accountLocked = "accountLocked";

/** The same, and of registrations: staff has banned the network address that the caller comes from. */
export const addressBanned = "addressBanned";
