import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Providers } from "@/components/providers";
import { messagesFor } from "@/lib/shared/i18n/messages";
import type { StaffRole } from "@/lib/shared/staff";
import { AdminFrame } from "./admin-frame";
import { placeGroups } from "./admin-places";
import { StaffProvider } from "./staff-context";

const html = (role: StaffRole) =>
  renderToStaticMarkup(
    <Providers locale="en" messages={messagesFor("en")} nowMs={0}>
      <StaffProvider staff={{ userId: "ann", role }}>
        <AdminFrame here="lives" title="Lives">
          content
        </AdminFrame>
      </StaffProvider>
    </Providers>,
  );
const places = (role: StaffRole) =>
  [...html(role).matchAll(/href="\/admin\/?([a-z]*)"/g)].map(([, name]) => name);
const all = placeGroups.flatMap(({ places }) => places).map(({ href }) => href.slice(7));

describe("a page of the console", () => {
  it("leads an administrator to all others", () => {
    expect(places("admin")).toEqual(all);
    expect(all).toHaveLength(13);
  });

  it("leads nobody to where he may do nothing", () => {
    expect(places("moderator")).toEqual(all.filter((name) => name !== "webhooks"));
    expect(places("readonly")).toEqual(
      all.filter((name) => name !== "webhooks" && name !== "words"),
    );
  });

  it("says which page it is, once as its title and once among the others", () => {
    expect(html("admin").match(/aria-current="page"/g)).toHaveLength(1);
    expect(html("admin")).toMatch(/aria-current="page"[^>]*href="\/admin\/lives"/);
    expect(html("admin").match(/<h1/g)).toHaveLength(1);
  });

  it("folds the ways to the others behind a button that says where one is", () => {
    expect(html("admin")).toMatch(/<button[^>]*aria-expanded="false".*?Sections: Lives/);
  });
});
