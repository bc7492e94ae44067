import { expect, test } from "@playwright/test";
import { password } from "./support/on-air";
import { pressEnter } from "./support/press-enter";
import { type RunningServer, startServer } from "./support/server";
import { registerStaff } from "./support/staff";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});

test.afterAll(async () => {
  await server.stop();
});

test("the keyboard alone leads from page to page of the console on a phone", async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await registerStaff(context, server, "admin");
  const page = await context.newPage();
  await page.goto(`${server.url}/admin`);
  const sections = page.getByRole("button", { name: "Sections: Overview" });
  const link = page.getByRole("link", { name: "Callbacks", exact: true });
  await expect(link).toHaveCount(0);
  await pressEnter(sections);
  await expect(sections).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("link", { name: "Overview" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await pressEnter(link);
  await expect(page).toHaveURL(/\/admin\/callbacks$/);
  await expect(page.getByRole("button", { name: "Sections: Callbacks" })).toHaveAttribute(
    "aria-expanded",
    "false",
  );
  await context.close();
});

test("who may only look is not led to what is for others", async ({ browser }) => {
  const context = await browser.newContext();
  await registerStaff(context, server, "readonly");
  const page = await context.newPage();
  await page.goto(`${server.url}/admin`);
  const rail = page.getByRole("navigation", { name: "Administration" });
  await expect(rail.getByRole("link", { name: "System" })).toBeVisible();
  for (const name of ["Webhooks", "Words"]) {
    await expect(rail.getByRole("link", { name })).toHaveCount(0);
  }
  await context.close();
});

test("whoever has to sign in again comes back to what was chosen on the page", async ({
  browser,
}) => {
  const context = await browser.newContext();
  await registerStaff(context, server, "admin", { userId: "again_01", nickname: "Again" });
  await context.clearCookies();
  const page = await context.newPage();
  await page.goto(`${server.url}/admin/people?q=again&role=admin`);
  await page.getByLabel("User name").fill("again_01");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await pressEnter(page.getByLabel("Password", { exact: true }));
  await expect(page).toHaveURL(/\/admin\/people\?q=again&role=admin$/);
  await expect(page.getByLabel("Role")).toHaveValue("admin");
  await context.close();
});
