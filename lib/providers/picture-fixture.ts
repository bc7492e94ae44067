import { deflateSync } from "node:zlib";

/** A PNG of one colour whose chunks are complete; `paddingBytes` more lie in it as text. */
export function pngPicture(width = 16, height = 9, paddingBytes = 0): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Bit depth 8, colour type 2: red, green, blue.
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width * 3 + 1), 0x7f);
  for (let row = 0; row < height; row += 1) rows[row * (width * 3 + 1)] = 0;
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    pngChunk("tEXt", Buffer.alloc(paddingBytes, 0x61)),
    pngChunk("IDAT", deflateSync(rows)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Pictures of 16 × 16 pixels (the GIF of one) as encoders write them, each with all of its parts. */
export const realPictures = {
  /** Baseline, by FFmpeg. */
  "image/jpeg": Buffer.from(
    "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgQEBMQExYWFhYWFhoYGhsbGxoaGhobGxsdHR0iIiIdHR0bGx0dICAiIiUmJSMjIiMmJigoKDAwLi44ODpFRVP/xABbAAEBAAAAAAAAAAAAAAAAAAAFBgEBAAAAAAAAAAAAAAAAAAAAABAAAgIBAwQDAQEAAAAAAAAAAgEDERIABAUxIiETUjJhQRQRAQAAAAAAAAAAAAAAAAAAAAD/wAARCAAQABADARIAAhIAAxIA/9oADAMBAAIRAxEAPwCZ9MnHcbCQGQSSAMjKMiTo8SFJrFqhPu/W/LWqGYYN5x+3X+iIMI44m7EqwEBt9yq8OmgBXfbweG3ISRAAxIh9gAAqweKLFLHuoiY+UsuuhOXin5GaSIYJRqqaAjv6/wApfHQB/9k=",
    "base64",
  ),
  "image/png": pngPicture(16, 16),
  "image/gif": Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"),
  /** Animated: three kinds of chunks, one of them twice. */
  "image/webp": Buffer.from(
    "UklGRvwAAABXRUJQVlA4WAoAAAACAAAADwAADwAAQU5JTQYAAAD/////AABBTk1GfAAAAAAAAAAAAA8AAA8AAPQBAAJWUDggZAAAAPABAJ0BKhAAEAAMwM4lsAJ0ALWYWt4GAAD+h0RgQ3/wfOyHoDB8V8cWmdcZmTfXYVkXbcXG5Ly1DjOKL3IZ59rQaiiaxWqvG+ErgfQuo6yyi+cAK/g9cByPbg8YzRt0Z3TQzABBTk1GTAAAAAAAAAYAAA8AAAIAAPQBAABWUDggNAAAADQCAJ0BKhAAAwAAAM4lsAJ0cwEz/gSQo+QAAP3TY6HrBazcTjRG1JOmh2r7D0CZP0GAAAA=",
    "base64",
  ),
} as const;

/** A photo of a camera: its scan alone has `scanBytes`, in which stuffed bytes and restarts stand. */
export function longJpeg(scanBytes: number): Buffer {
  const { "image/jpeg": small } = realPictures;
  const scan = Buffer.alloc(scanBytes, Buffer.from([0x3f, 0xff, 0x00, 0x99, 0xff, 0xd3, 0x5a]));
  return Buffer.concat([small.subarray(0, -2), scan, small.subarray(-2)]);
}

/** The head of a JPEG: an Exif segment of `exifBytes` before the frame header. */
export function jpegHead(width: number, height: number, exifBytes = 16): Buffer {
  const exif = Buffer.alloc(exifBytes + 4);
  exif.writeUInt16BE(0xffe1, 0);
  exif.writeUInt16BE(exifBytes + 2, 2);
  const frame = Buffer.from([
    0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1,
  ]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), exif, frame, Buffer.from([0xff, 0xd9])]);
}

/** The head of a GIF. */
export function gifHead(width: number, height: number): Buffer {
  const head = Buffer.from("GIF89a\0\0\0\0\0\0\0", "latin1");
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  return head;
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** W3C PNG annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
