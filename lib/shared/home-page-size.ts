/** Items of one page of the home page's lists. */
export const homePageSize = 20;
