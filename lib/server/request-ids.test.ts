import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setRuntime } from "@/lib/runtime";
import { headersOf, openConsole, type TestConsole } from "../protocol/admin/admin-fixture";
import { createFrontDoor } from "./front-door";

let services: TestConsole;
let server: Server;
let url: string;

beforeEach(async () => {
  services = openConsole();
  setRuntime(services);
  const pages = Promise.resolve(async () => {
    throw new Error("no page can be made");
  });
  server = createFrontDoor({ runtime: services, pages, dev: false, doorsByNext: false });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  setRuntime(undefined);
  await services.stop();
});

const idOf = (response: Response) => response.headers.get("x-request-id") ?? "";

describe("the id of a request", () => {
  it("is on every answer, and is nobody's to choose", async () => {
    const paths = [
      "/healthz",
      "/interface.php",
      "/live/none.m3u8",
      "/api/wall",
      "/%zz",
      "/nowhere",
    ];
    const ids = await Promise.all(
      paths.map(async (path) =>
        idOf(await fetch(url + path, { headers: { "x-request-id": "of my own" } })),
      ),
    );
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(paths.length);
  });

  it("is in the answer of a call that fails, and nowhere else", async () => {
    const headers = await headersOf(services, "admin");
    const fine = await fetch(`${url}/api/admin/system/summary`, { headers });
    expect(await fine.text()).not.toContain(idOf(fine));
    await services.database.write((db) => db.run("alter table report rename to away"));
    const failed = await fetch(`${url}/api/admin/system/summary`, { headers });
    expect(await failed.json()).toEqual({
      code: 500,
      message: "Something went wrong on the server.",
      data: { requestId: idOf(failed) },
    });
  });

  it("is in the answer of a page that fails before Next has it", async () => {
    const failed = await fetch(`${url}/nowhere`);
    expect(failed.status).toBe(500);
    const { error } = (await failed.json()) as { error: { requestId: string } };
    expect(error.requestId).toBe(idOf(failed));
  });

  it("counts the connection that it came by", async () => {
    const headers = await headersOf(services, "admin");
    const answer = await (await fetch(`${url}/api/admin/system`, { headers })).json();
    const { data } = answer as { data: { traffic: { httpConnections: number } } };
    expect(data.traffic.httpConnections).toBeGreaterThan(0);
  });
});
