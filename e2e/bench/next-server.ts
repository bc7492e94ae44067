// For `bench -- api`: the product with its doors served by Next's router instead of the front door.
import next from "next";
import { boot, listen } from "@/lib/boot";
import { loadConfig } from "@/lib/config";
import { createFrontDoor } from "@/lib/server/front-door";

const config = loadConfig();
const { runtime } = await boot(config);
const app = next({ dev: false, dir: process.cwd(), customServer: true });
await app.prepare();
const server = createFrontDoor({
  runtime,
  pages: Promise.resolve(app.getRequestHandler()),
  doorsByNext: true,
  dev: false,
});
await listen(server, config);
const address = server.address();
process.send?.(typeof address === "object" && address ? address.port : 0);
