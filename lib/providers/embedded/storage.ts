import path from "node:path";
import type { Config } from "@/lib/config";
import { readPictureHead } from "@/lib/shared/picture-kind";
import type { Origin } from "../live-provider";
import { isIncomingKey, isPictureKey } from "../picture-key";
import type {
  KeepRequest,
  StorageProvider,
  StoredObject,
  UploadForm,
  UploadRequest,
} from "../storage-provider";
import { PictureFiles } from "./picture-files";
import { receivePicture, UploadRefusal } from "./picture-receiver";
import { readTicket, ticketQuery } from "./upload-ticket";

type StorageConfig = Pick<Config, "dataDir" | "sessionKey" | "publicUrl" | "recordingMinFreeBytes">;

/** Where uploads are posted, and below which pictures are seen. */
const uploadsPath = "/uploads";
/** Uploads that are received at once, each held in memory: all together, and of one user. */
const maxReceiving = 16;
const maxReceivingPerUser = 2;
/**
 * How long a file may still be on its way when its form expires; less than the minute after which
 * whoever tidies up takes for granted that nothing comes any more.
 */
const lateUploadMs = 30_000;
/** When a client that met a busy server may try again. */
const busySeconds = 2;

/** What a picture is served with: nothing in it can run, whatever its bytes are. */
const pictureHeaders = {
  "cache-control": "public, max-age=31536000, immutable",
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
};

/** Pictures in the data folder, uploaded to and served by this process. */
export class EmbeddedStorage implements StorageProvider {
  readonly #files: PictureFiles;
  /** Keys that are being received. */
  readonly #receiving = new Set<string>();

  constructor(
    private readonly config: StorageConfig,
    private readonly now: () => number = Date.now,
  ) {
    this.#files = new PictureFiles(path.join(config.dataDir, "uploads"));
  }

  uploadForm(request: UploadRequest, origin: Origin): UploadForm {
    const query = ticketQuery(this.config.sessionKey, request);
    return {
      url: `${this.#origin(origin)}${uploadsPath}?${query}`,
      fields: { key: request.key, "Content-Type": request.contentType },
      expiresAtMs: request.expiresAtMs,
    };
  }

  async inspect(key: string): Promise<StoredObject | null> {
    if (!isPictureKey(key) && !isIncomingKey(key)) return null;
    const found = await this.#files.ends(key);
    if (!found) return null;
    const contentType = readPictureHead(found.head)?.contentType ?? "application/octet-stream";
    return { ...found, contentType };
  }

  async keep({ from, to, version }: KeepRequest): Promise<boolean> {
    if (!isIncomingKey(from) || !isPictureKey(to)) return false;
    if (!(await this.#files.link(from, to))) return false;
    return (await this.#files.version(to)) === version;
  }

  async remove(key: string): Promise<void> {
    if (isPictureKey(key) || isIncomingKey(key)) await this.#files.remove(key);
  }

  pictureUrl(key: string, origin: Origin): string {
    return `${this.#origin(origin)}${uploadsPath}/${key}`;
  }

  /** By the path alone unless PUBLIC_URL is set: which host a browser used, only it knows. */
  keyOf(url: string): string | null {
    const { publicUrl } = this.config;
    if (!URL.canParse(url, "http://relative.invalid")) return null;
    const { origin, pathname, protocol } = new URL(url, "http://relative.invalid");
    if (protocol !== "http:" && protocol !== "https:") return null;
    const isRelative = url.startsWith("/") && !url.startsWith("//");
    if (publicUrl && !isRelative && origin !== new URL(publicUrl).origin) return null;
    const key = pathname.startsWith(`${uploadsPath}/`)
      ? pathname.slice(uploadsPath.length + 1)
      : "";
    return isPictureKey(key) ? key : null;
  }

  readonly receive = async (request: Request): Promise<Response> => {
    try {
      await this.#receive(request);
      return new Response(null, { status: 204 });
    } catch (error) {
      if (!(error instanceof UploadRefusal)) throw error;
      const { status, code, message } = error;
      const headers: Record<string, string> = { "cache-control": "no-store" };
      if (status === 503) headers["retry-after"] = String(busySeconds);
      return Response.json({ code, message }, { status, headers });
    }
  };

  readonly serve = async (key: string): Promise<Response | null> => {
    const bytes = isPictureKey(key) ? await this.#files.read(key) : null;
    const type = bytes && readPictureHead(bytes)?.contentType;
    if (!bytes || !type) return null;
    return new Response(new Uint8Array(bytes), {
      headers: { ...pictureHeaders, "content-type": type },
    });
  };

  async #receive(request: Request): Promise<void> {
    const query = new URL(request.url).searchParams;
    const ticket = readTicket(this.config.sessionKey, query);
    if (!ticket) {
      throw new UploadRefusal(403, "SignatureDoesNotMatch", "The upload address is not valid.");
    }
    if (this.now() > ticket.expiresAtMs) throw expired();
    const free = await this.#files.freeBytes();
    if (free < this.config.recordingMinFreeBytes + ticket.maxBytes) {
      throw new UploadRefusal(507, "DiskFull", "The server's disk is nearly full.");
    }
    await this.#whileReceiving(ticket.key, async () => {
      const bytes = await receivePicture(request, ticket);
      if (this.now() > ticket.expiresAtMs + lateUploadMs) throw expired();
      if (await this.#files.write(ticket.key, bytes)) return;
      throw new UploadRefusal(409, "KeyTaken", "Another picture was uploaded to this address.");
    });
  }

  async #whileReceiving(key: string, work: () => Promise<void>): Promise<void> {
    const folder = path.posix.dirname(key);
    const ofUser = [...this.#receiving].filter((other) => path.posix.dirname(other) === folder);
    if (
      this.#receiving.has(key) ||
      this.#receiving.size >= maxReceiving ||
      ofUser.length >= maxReceivingPerUser
    ) {
      throw new UploadRefusal(503, "SlowDown", "Too many uploads at once; try again in a moment.");
    }
    this.#receiving.add(key);
    try {
      await work();
    } finally {
      this.#receiving.delete(key);
    }
  }

  /** Pages use relative addresses; phones, and what is kept, need whole ones. */
  #origin(origin: Origin): string {
    return origin === "" ? "" : (this.config.publicUrl ?? origin);
  }
}

function expired(): UploadRefusal {
  return new UploadRefusal(403, "Expired", "The upload address has expired; ask for another.");
}
