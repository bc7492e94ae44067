import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callJson } from "@/components/data/client";
import { rootKey } from "@/components/data/queries";
import {
  type AddressBan,
  type AddressBansPage,
  type GuestsPage,
  type PeoplePage,
  type PersonDetail,
  personPath,
} from "@/lib/shared/admin-people";

/** Root of everything that the console shows of people: an order may change any of it. */
export const adminPeopleKey = [...rootKey, "admin-people"] as const;

/** A page of the accounts; `query` are the filters as they stand in the address. */
export function peopleQuery(query: string) {
  return queryOptions({
    queryKey: [...adminPeopleKey, "accounts", query],
    queryFn: () => callJson<PeoplePage>(`/api/admin/people?${query}`),
    placeholderData: keepPreviousData,
  });
}

/** Everything about one account. */
export function personQuery(userId: string) {
  return queryOptions({
    queryKey: [...adminPeopleKey, "person", userId],
    queryFn: () => callJson<PersonDetail>(personPath(userId)),
  });
}

/** A page of the guests of browsers. */
export function guestsQuery(query: string) {
  return queryOptions({
    queryKey: [...adminPeopleKey, "guests", query],
    queryFn: () => callJson<GuestsPage>(`/api/admin/people/guests?${query}`),
    placeholderData: keepPreviousData,
  });
}

/** A page of the banned addresses. */
export function addressesQuery(query: string) {
  return queryOptions({
    queryKey: [...adminPeopleKey, "addresses", query],
    queryFn: () => callJson<AddressBansPage>(`/api/admin/people/addresses?${query}`),
    placeholderData: keepPreviousData,
  });
}

/** Gives an order about somebody; what it answers differs from order to order. */
export function orderAbout<Answer>(userId: string, order: string, body: object): Promise<Answer> {
  return callJson<Answer>(personPath(userId, `/${order}`), body);
}

/** Bans a network address: typed, or that of a guest or an account. */
export async function banAddress(body: object): Promise<AddressBan> {
  return (await callJson<{ ban: AddressBan }>("/api/admin/people/addresses", body)).ban;
}

/** Ends the ban of an address. */
export async function liftAddress(id: string): Promise<void> {
  await callJson(`/api/admin/people/addresses/${encodeURIComponent(id)}/lift`, {});
}
