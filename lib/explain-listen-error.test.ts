import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { ConfigError } from "./config";
import { explainListenError } from "./explain-listen-error";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** What listening there ends with. */
function listening(host: string, port = 0): Promise<{ error: unknown; port: number }> {
  const server = createServer();
  open.push(server);
  return new Promise((resolve) => {
    server.once("error", (error) => resolve({ error, port }));
    server.listen(port, host, () => {
      const address = server.address();
      resolve({ error: null, port: typeof address === "object" ? (address?.port ?? 0) : 0 });
    });
  });
}

const explained = (error: unknown, host: string, port = 1935) =>
  explainListenError(error, {
    hostVariable: "RTMP_HOST",
    host,
    portVariable: "RTMP_PORT",
    port,
  }) as Error;

describe("a server that cannot listen", () => {
  it("names the host's variable when the address is none of this machine's (RFC 5737)", async () => {
    const { error } = await listening("192.0.2.1");
    expect(explained(error, "192.0.2.1")).toBeInstanceOf(ConfigError);
    expect(explained(error, "192.0.2.1").message).toMatch(
      /^RTMP_HOST is not usable: 192\.0\.2\.1 /,
    );
  });

  it("names the host's variable when nobody knows the name (RFC 6761)", async () => {
    const { error } = await listening("nohost.invalid");
    expect(explained(error, "nohost.invalid").message).toMatch(
      /^RTMP_HOST is not usable: nohost\.invalid is no address.*set RTMP_HOST to/,
    );
  });

  it("names the port's variable when another program has the port", async () => {
    const { port } = await listening("127.0.0.1");
    const { error } = await listening("127.0.0.1", port);
    expect(explained(error, "127.0.0.1", port).message).toMatch(
      `RTMP_PORT is not usable: port ${port} is in use`,
    );
  });

  it("names the port's variable when this user may not open it", () => {
    const refusal = Object.assign(new Error("listen EACCES"), {
      code: "EACCES",
      syscall: "listen",
    });
    expect(explained(refusal, "0.0.0.0", 80).message).toMatch(/^RTMP_PORT .* port above 1023\.$/);
  });

  it("leaves what has nothing to do with listening as it is", () => {
    const other = Object.assign(new Error("no"), { code: "EACCES", syscall: "mkdir" });
    expect(explained(other, "0.0.0.0")).toBe(other);
  });
});
