import { expect, it } from "vitest";
import { createDraftStore, type DraftStorage } from "./draft-store";

/** A tab's storage. */
function memory(): DraftStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

it("keeps what is being written over a reload, for each room by itself", () => {
  const storage = memory();
  createDraftStore("host_01", () => storage).set("half a sen");
  expect(createDraftStore("host_01", () => storage).get()).toBe("half a sen");
  expect(createDraftStore("host_02", () => storage).get()).toBe("");
});

it("leaves nothing behind once it was sent", () => {
  const storage = memory();
  const draft = createDraftStore("host_01", () => storage);
  draft.set("hello");
  draft.set("");
  expect(storage.kept.size).toBe(0);
});

it("is the same text for every field of the page", () => {
  const draft = createDraftStore("host_01", memory);
  const heard: string[] = [];
  const stop = draft.subscribe(() => heard.push(draft.get()));
  draft.set("a");
  stop();
  draft.set("b");
  expect(heard).toEqual(["a"]);
});

it("works where storage is forbidden", () => {
  const draft = createDraftStore("host_01", () => {
    throw new DOMException("denied", "SecurityError");
  });
  expect(draft.get()).toBe("");
  draft.set("hello");
  expect(draft.get()).toBe("hello");
});
