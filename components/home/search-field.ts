/** The field of the home page's search; links from other pages lead into it. */
export const searchFieldId = "search";
export const searchPath = `/#${searchFieldId}`;
