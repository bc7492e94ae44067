import { expect, type Page, test } from "@playwright/test";
import {
  placedAccountCalls,
  placedActions,
  placedRoomCalls,
} from "@/lib/protocol/contract-operations";
import { openWithoutScripts } from "./support/held-scripts";
import { seriousFindings } from "./support/serious-findings";
import { type RunningServer, startServer } from "./support/server";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});

test.afterAll(async () => {
  await server.stop();
});

const operations = [...placedActions, ...placedAccountCalls, ...placedRoomCalls];
const looks = [
  { colorScheme: "dark", locale: "en-US", viewport: { width: 1280, height: 800 } },
  { colorScheme: "light", locale: "zh-CN", viewport: { width: 390, height: 844 } },
] as const;

/** The card of an operation with its console open. */
async function openConsole(page: Page, id: string) {
  const card = page.locator(`#${id}`);
  await card.locator("summary").click();
  await expect(card.getByRole("button", { name: /^(Send|发送)$/ })).toBeVisible();
  return card;
}

for (const look of looks) {
  const name = `${look.colorScheme}, ${look.locale}, ${look.viewport.width} px`;

  test(`shows every operation and has no serious accessibility finding (${name})`, async ({
    browser,
  }) => {
    const context = await browser.newContext(look);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await page.goto(`${server.url}/docs/api`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      look.locale === "en-US" ? "API" : "接口文档",
    );
    const names = await page.locator("[data-operation] h3").allTextContents();
    expect(names).toEqual(operations.map(({ operation }) => operation.name));

    const card = await openConsole(page, "FetchList");
    await card.getByRole("button", { name: /^(Send|发送)$/ }).click();
    await expect(card.locator("[data-console-status]")).toContainText("returnValue 0");
    expect(await seriousFindings(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow, "the page scrolls sideways").toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
    await context.close();
  });
}

test("the console calls, tells a syntax error, and is the only one open", async ({ page }) => {
  await page.goto(`${server.url}/docs/api#FetchList`);
  const card = await openConsole(page, "FetchList");
  const body = card.getByLabel("Body (JSON)");
  await expect(body).toHaveValue(/"Action": "FetchList"/);

  await body.fill('{"Action": "FetchList", }');
  await card.getByRole("button", { name: "Send" }).click();
  await expect(card.getByRole("alert")).toContainText("This is not valid JSON");
  await expect(body).toBeFocused();
  await expect(body).toHaveAttribute("aria-invalid", "true");

  await body.fill('{"Action":"FetchList","flag":9}');
  await body.press("Control+Enter");
  await expect(card.locator("[data-console-status]")).toContainText("failed, returnValue 4002");

  await body.fill('{"Action":"FetchList","flag":3}');
  await body.press("Control+Enter");
  await expect(card.locator("[data-console-status]")).toContainText("success, returnValue 0");
  await expect(card.getByRole("region", { name: "Body of the answer" })).toContainText(
    '"pusherlist": []',
  );

  await openConsole(page, "GetUserInfo");
  await expect(body).toBeHidden();
});

test("a console that was opened before the page's scripts were there works with them", async ({
  page,
}) => {
  const letScriptsCome = await openWithoutScripts(page, `${server.url}/docs/api`);
  const card = page.locator("#FetchList");
  await card.locator("summary").click();
  letScriptsCome();
  await card.getByRole("button", { name: "Send" }).click();
  await expect(card.locator("[data-console-status]")).toContainText("success, returnValue 0");
});

test("a guest of RoomService goes from an identity to a list of rooms by keyboard", async ({
  page,
}) => {
  await page.goto(`${server.url}/docs/api`);
  for (const id of ["utils_get_login_info", "room_login", "room_get_room_list"]) {
    const card = page.locator(`#${id}`);
    await card.locator("summary").focus();
    await page.keyboard.press("Enter");
    await card.getByRole("button", { name: "Send" }).focus();
    await page.keyboard.press("Enter");
    await expect(card.locator("[data-console-status]")).toContainText("success, code 0");
  }
});

test("the header leads here, and the contract is there as a file", async ({ page, request }) => {
  await page.goto(server.url);
  await page.getByRole("link", { name: "Docs", exact: true }).click();
  await page.getByRole("main").getByRole("link", { name: /API/ }).first().click();
  await expect(page).toHaveURL(/\/docs\/api$/);
  const file = await page.getByRole("link", { name: /OpenAPI/ }).getAttribute("href");
  const document = (await (await request.get(server.url + file)).json()) as { openapi: string };
  expect(document.openapi).toBe("3.1.0");
});
