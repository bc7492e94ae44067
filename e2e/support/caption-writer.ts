/** Control codes of caption channel 1, field 1 (CTA-608-E §8.4). */
const resumeLoading = [0x14, 0x20] as const;
const eraseLoaded = [0x14, 0x2e] as const;
const lowestRow = [0x14, 0x70] as const;
const showLoaded = [0x14, 0x2f] as const;
const nothing: readonly [number, number] = [0, 0];

/**
 * Adds closed captions to an FLV stream as its bytes pass by: a pair of CEA-608 in every picture of
 * H.264, as an encoder with caption input writes them. ffmpeg itself can only pass captions on.
 */
export class CaptionWriter {
  private rest = Buffer.alloc(0);
  private headerSeen = false;
  private readonly pairs: Iterator<readonly [number, number], never>;

  /** Each text is shown for so many pictures, then the next one; after the last the first again. */
  constructor(texts: readonly string[], picturesPerText: number) {
    this.pairs = pairsOf(texts, picturesPerText);
  }

  /** The same bytes with captions, as far as whole tags are there (FLV 10.1, Annex E). */
  pass(chunk: Buffer): Buffer {
    this.rest = Buffer.concat([this.rest, chunk]);
    const out: Buffer[] = [];
    if (!this.headerSeen && this.rest.length >= 13) {
      out.push(this.rest.subarray(0, 13));
      this.rest = this.rest.subarray(13);
      this.headerSeen = true;
    }
    while (this.headerSeen && this.rest.length >= 11) {
      const size = this.rest.readUIntBE(1, 3);
      if (this.rest.length < 11 + size + 4) break;
      out.push(this.withCaption(this.rest.subarray(0, 11 + size)));
      this.rest = this.rest.subarray(11 + size + 4);
    }
    return Buffer.concat(out);
  }

  private withCaption(tag: Buffer): Buffer {
    const isPicture = tag[0] === 9 && ((tag[11] ?? 0) & 0x0f) === 7 && tag[12] === 1;
    const nal = isPicture ? captionNal(this.pairs.next().value) : Buffer.alloc(0);
    const length = Buffer.alloc(isPicture ? 4 : 0);
    if (isPicture) length.writeUInt32BE(nal.length);
    const head = Buffer.from(tag.subarray(0, 11));
    const body = Buffer.concat([tag.subarray(11, 16), length, nal, tag.subarray(16)]);
    head.writeUIntBE(body.length, 1, 3);
    const tail = Buffer.alloc(4);
    tail.writeUInt32BE(head.length + body.length);
    return Buffer.concat([head, body, tail]);
  }
}

/** Captions that are loaded unseen and then shown at once ("pop-on"). */
function* pairsOf(
  texts: readonly string[],
  picturesPerText: number,
): Generator<readonly [number, number], never> {
  for (;;) {
    for (const text of texts) {
      const letters = Array.from({ length: Math.ceil(text.length / 2) }, (_, at) => {
        const code = (index: number) => (index < text.length ? text.charCodeAt(index) : 0);
        return [code(2 * at), code(2 * at + 1)] as const;
      });
      const pairs = [resumeLoading, eraseLoaded, lowestRow, ...letters, showLoaded];
      yield* pairs;
      for (let at = pairs.length; at < picturesPerText; at += 1) yield nothing;
    }
  }
}

/** SEI of type 4 with the caption data of ATSC A/53 Part 4 (§6.2.3); ITU-T T.35 names its owner. */
function captionNal([first, second]: readonly [number, number]): Buffer {
  const captions = [0xfc, withParity(first), withParity(second)];
  const owner = [0xb5, 0x00, 0x31, ...Buffer.from("GA94")];
  const payload = [...owner, 0x03, 0xc0 | 1, 0xff, ...captions, 0xff];
  // No two zeros follow each other here, so that nothing has to be escaped (H.264 §7.3.1).
  return Buffer.from([0x06, 0x04, payload.length, ...payload, 0x80]);
}

/** Seven bits and one that makes the number of ones odd. */
function withParity(code: number): number {
  let ones = 0;
  for (let bits = code; bits > 0; bits >>= 1) ones += bits & 1;
  return ones % 2 === 1 ? code : code | 0x80;
}
