/** Where an anchor stops: below the header, and on the phone below the picker too. */
export const sectionClass = "scroll-mt-32 lg:scroll-mt-20";
