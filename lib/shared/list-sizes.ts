/** Recordings on one page of the home page. */
export const tapesPerPage = 20;
/** Lives on the home page; more than anybody has looked through. */
export const livesOnHome = 200;
