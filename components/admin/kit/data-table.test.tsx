import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Providers } from "@/components/providers";
import { messagesFor } from "@/lib/shared/i18n/messages";
import { DataTable, type DataTableProps } from "./data-table";
import { chosenOf, toggled, toggledAll } from "./table-columns";

interface Person {
  readonly id: string;
  readonly name: string;
  readonly lives: number;
}

const people: readonly Person[] = [
  { id: "ann", name: "Ann", lives: 3 },
  { id: "bob", name: "Bob", lives: 12 },
];

function html(change: Partial<DataTableProps<Person>>): string {
  return renderToStaticMarkup(
    <Providers locale="en" messages={messagesFor("en")} nowMs={0}>
      <DataTable<Person>
        caption="People"
        columns={[
          { id: "id", title: "Id", cell: ({ id }) => id, narrow: "hide" },
          { id: "name", title: "Name", cell: ({ name }) => name, narrow: "title" },
          { id: "lives", title: "Lives", cell: ({ lives }) => lives, align: "end" },
          {
            id: "menu",
            title: "Actions",
            cell: () => <button type="button">…</button>,
            narrow: "corner",
          },
        ]}
        rows={people}
        rowKey={({ id }) => id}
        empty={<p>Nobody yet</p>}
        busy={false}
        {...change}
      />
    </Providers>,
  );
}

const table = (markup: string) => /<table.*<\/table>/s.exec(markup)?.[0] ?? "";
const cards = (markup: string) => /<ul.*<\/ul>/s.exec(markup)?.[0] ?? "";
const boxes = (markup: string) => [...markup.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)];

describe("a list of the console", () => {
  it("is a table with a head for every column and a heading for every row", () => {
    const shown = table(html({}));
    expect(
      [...shown.matchAll(/scope="col"[^>]*>(?:<span[^>]*>)?([^<]+)/g)].map(([, it]) => it),
    ).toEqual(["Id", "Name", "Lives", "Actions"]);
    expect([...shown.matchAll(/scope="row".*?<div[^>]*>(\w+)/g)].map(([, it]) => it)).toEqual([
      "Ann",
      "Bob",
    ]);
    expect(shown).toContain("<caption");
  });

  it("is cards of the same columns, less what a phone has no room for", () => {
    const shown = cards(html({}));
    expect(shown.match(/<li/g)).toHaveLength(2);
    expect(shown.match(/<dt[^>]*>Lives<\/dt>/g)).toHaveLength(2);
    expect(shown).not.toMatch(/<dt[^>]*>(Id|Name|Actions)/);
    expect(shown.match(/<button/g)).toHaveLength(2);
  });

  it("displays only one of both, whatever the width", () => {
    expect(html({})).toMatch(/<section[^>]*max-lg:hidden/);
    expect(html({})).toMatch(/lg:hidden[^>]*>(<label.*?<\/label>)?<ul/);
  });

  it("says that it is empty only when the server said so", () => {
    expect(html({ rows: [] })).toBe("<p>Nobody yet</p>");
    expect(html({ rows: undefined })).toBe("");
    const waiting = html({ rows: undefined, busy: true });
    expect(waiting).not.toContain("Nobody yet");
    expect(waiting).toMatch(/role="status"[^>]*>Loading…/);
    expect(waiting).toContain('aria-busy="true"');
    expect(waiting).toContain("<th");
  });

  it("keeps what it shows while other rows are on their way", () => {
    const waiting = html({ busy: true });
    expect(waiting).toContain("Ann");
    expect(waiting).toContain("opacity-60");
  });

  it("calls the box of a row by what names the row", () => {
    const selection = { selected: new Set(["bob"]), onChange: () => undefined };
    const shown = table(html({ selection }));
    const [, ann, bob] = boxes(shown).map(([box]) => box);
    expect([ann, bob].map((box) => box?.includes("checked"))).toEqual([false, true]);
    const [, own, title] = /aria-labelledby="(\S+) (\S+)"/.exec(bob ?? "") ?? [];
    expect(bob).toContain(`id="${own}"`);
    expect(shown).toContain(`<div id="${title}">Bob</div>`);
    expect(html({ selection }).match(/All on this page/g)).toHaveLength(2);
  });

  it("has no boxes where nothing can be chosen", () => {
    expect(boxes(html({}))).toEqual([]);
  });
});

describe("what is chosen", () => {
  const chosen = new Set(["ann", "elsewhere"]);

  it("changes by one row and leaves the former set alone", () => {
    expect([...toggled(chosen, "bob")]).toEqual(["ann", "elsewhere", "bob"]);
    expect([...toggled(chosen, "ann")]).toEqual(["elsewhere"]);
    expect(chosen.size).toBe(2);
  });

  it("becomes the whole page, then nothing of it, and keeps other pages", () => {
    const all = toggledAll(chosen, ["ann", "bob"]);
    expect([...all]).toEqual(["ann", "elsewhere", "bob"]);
    expect([...toggledAll(all, ["ann", "bob"])]).toEqual(["elsewhere"]);
  });

  it("is all, some or none of a page", () => {
    expect(chosenOf(chosen, ["ann"])).toBe("all");
    expect(chosenOf(chosen, ["ann", "bob"])).toBe("some");
    expect(chosenOf(chosen, ["bob"])).toBe("none");
    expect(chosenOf(chosen, [])).toBe("none");
  });
});
