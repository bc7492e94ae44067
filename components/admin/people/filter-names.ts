/** What the address of the list of accounts holds; `person` is whose detail is open. */
export const peopleFilterNames = ["q", "role", "state", "cursor", "person"] as const;
export type PeopleFilterName = (typeof peopleFilterNames)[number];

/** The same of the guests, and of the banned addresses. */
export const guestFilterNames = ["q", "state", "cursor"] as const;
export const addressFilterNames = ["cursor"] as const;

/** The filters without whose detail is open, which the list does not depend on. */
export function listQuery(query: string): string {
  const asked = new URLSearchParams(query);
  asked.delete("person");
  return asked.toString();
}
