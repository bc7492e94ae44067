import { expect, it } from "vitest";
import { ActionError } from "@/components/data/client";
import { blockedWord } from "@/lib/shared/blocked-word";
import { accountLocked, addressBanned } from "@/lib/shared/sign-in-refusal";
import { missingField, problemOf } from "./account-problem";

it.each([
  [610, "userNameFormat", "userId"],
  [611, "passwordFormat", "password"],
  [612, "userNameTaken", "userId"],
  [0, "unreachable", undefined],
  [500, "failed", undefined],
])("tells code %i as %s", (code, key, field) => {
  expect(problemOf(new ActionError(code, ""))).toEqual({ key, field, minutes: 1 });
});

it.each([
  [610, "userNameBlocked", "userId"],
  [602, "nicknameBlocked", "nickname"],
])("tells code %i with a blocked word as %s", (code, key, field) => {
  const refused = new ActionError(code, "", undefined, blockedWord);
  expect(problemOf(refused)).toEqual({ key, field, minutes: 1 });
});

it("tells who knows the password that the account is locked, and why as staff has put it", () => {
  const locked = (words: string) => new ActionError(498, "", undefined, accountLocked, words);
  expect(problemOf(locked(""))).toMatchObject({ key: "locked" });
  expect(problemOf(locked("Spam"))).toMatchObject({ key: "lockedBecause", words: "Spam" });
  const banned = new ActionError(498, "", 60, addressBanned);
  expect(problemOf(banned)).toMatchObject({ key: "addressBanned" });
});

it("says the same for an unknown user and a wrong password", () => {
  expect(problemOf(new ActionError(620, ""))).toEqual(problemOf(new ActionError(621, "")));
});

it("rounds the wait up to whole minutes", () => {
  expect(problemOf(new ActionError(429, "", 61))).toMatchObject({ key: "tooMany", minutes: 2 });
  expect(problemOf(new ActionError(429, ""))).toMatchObject({ minutes: 1 });
});

it("does not show what a failure of another kind says", () => {
  expect(problemOf(new Error("SQLITE_BUSY"))).toEqual({ key: "failed", minutes: 0 });
});

it("names the first field that was left empty", () => {
  expect(missingField("", "")).toMatchObject({ field: "userId" });
  expect(missingField("mia_01", "")).toMatchObject({ field: "password" });
  expect(missingField("mia_01", "secret99")).toBeNull();
});
