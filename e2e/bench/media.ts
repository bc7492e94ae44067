import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fetchList, requestPushUrl } from "../support/action";
import { publish } from "../support/publisher";
import { freePort, startServer, waitUntil } from "../support/server";
import { generatorName } from "./load";
import { interleave, printFigures } from "./rounds";

/** A segment from the engine's memory against nginx serving the same bytes as a file. */
export async function benchMedia(): Promise<void> {
  if (spawnSync("nginx", ["-v"]).error) {
    throw new Error("This bench compares with nginx: apt-get install nginx-light.");
  }
  const server = await startServer({ LOG_LEVEL: "error" });
  const dir = mkdtempSync(path.join(tmpdir(), "mini-lvb-nginx-"));
  const port = await freePort();
  const publisher = publish(await requestPushUrl(server.url, "bench_media", "Bench"), {
    size: "1280x720",
  });
  try {
    await waitUntil(async () => (await fetchList(server.url, 1)).length === 1, "the live");
    const playlistUrl = String((await fetchList(server.url, 1))[0]?.hls_play_url);
    const segments = async () =>
      (await (await fetch(playlistUrl)).text())
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith("#"));
    await waitUntil(async () => (await segments()).length >= 4, "four segments");
    const segmentUrl = new URL((await segments()).at(-1) ?? "", playlistUrl).href;
    const bytes = Buffer.from(await (await fetch(segmentUrl)).arrayBuffer());
    // nginx started by root reads as another user.
    chmodSync(dir, 0o755);
    mkdirSync(path.join(dir, "www"));
    writeFileSync(path.join(dir, "www", "segment.m4s"), bytes);
    writeFileSync(
      path.join(dir, "nginx.conf"),
      `daemon off; pid ${dir}/pid; error_log stderr error; worker_processes 1;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  client_body_temp_path ${dir}/a; proxy_temp_path ${dir}/b; fastcgi_temp_path ${dir}/c;
  uwsgi_temp_path ${dir}/d; scgi_temp_path ${dir}/e;
  server { listen 127.0.0.1:${port}; root ${dir}/www; } }`,
    );
    const nginx = spawn("nginx", ["-p", dir, "-c", path.join(dir, "nginx.conf")], {
      stdio: "ignore",
    });
    try {
      const fileUrl = `http://127.0.0.1:${port}/segment.m4s`;
      await waitUntil(
        async () => (await fetch(fileUrl).catch(() => undefined))?.ok ?? false,
        "nginx",
      );
      console.log(`segment of ${bytes.length} bytes, 16 connections, by ${generatorName()}`);
      printFigures(
        await interleave(
          [
            { name: "nginx, file", url: fileUrl, connections: 16 },
            { name: "Mini LVB, memory", url: segmentUrl, connections: 16 },
          ],
          3,
          2,
        ),
      );
    } finally {
      nginx.kill("SIGTERM");
    }
  } finally {
    await publisher.stop();
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
