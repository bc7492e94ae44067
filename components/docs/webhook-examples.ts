/** A receiver for Node.js without any package; it listens on port 8080. */
export const webhookNodeExample = `import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { env } from "node:process";

const secret = env.WEBHOOK_SECRET; // whsec_…

export function isGenuine(secret, headers, body) {
  const id = headers["webhook-id"];
  const time = headers["webhook-timestamp"];
  if (Math.abs(Date.now() / 1000 - Number(time)) > 300) return false;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const hmac = createHmac("sha256", key).update(\`\${id}.\${time}.\${body}\`);
  const expected = Buffer.from("v1," + hmac.digest("base64"));
  return String(headers["webhook-signature"]).split(" ").some((sign) => {
    const given = Buffer.from(sign);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

if (secret) {
  createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      if (!isGenuine(secret, request.headers, body)) return response.writeHead(400).end();
      response.writeHead(204).end(); // answer first, work afterwards
      const { type, timestamp, data } = JSON.parse(body);
      console.log(request.headers["webhook-id"], type, timestamp, data);
    });
  }).listen(8080);
}`;

/** The same check in Python, with its standard library alone. */
export const webhookPythonExample = `import base64, hashlib, hmac, time

def is_genuine(secret: str, headers, body: bytes) -> bool:
    id, stamp = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(stamp)) > 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{id}.{stamp}.".encode() + body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    expected = "v1," + base64.b64encode(digest).decode()
    given = headers["webhook-signature"].split(" ")
    return any(hmac.compare_digest(sign, expected) for sign in given)`;
